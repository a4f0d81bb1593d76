package dev.gyeolje.platform.persistence;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.UUID;

/**
 * For a UUID that may be null: EclipseLink rejects to bind a null one without a converter. Never
 * applied by itself, since identifiers must go without.
 */
@Converter
public class UuidConverter implements AttributeConverter<UUID, UUID> {

  @Override
  public UUID convertToDatabaseColumn(UUID id) {
    return id;
  }

  @Override
  public UUID convertToEntityAttribute(UUID stored) {
    return stored;
  }
}
