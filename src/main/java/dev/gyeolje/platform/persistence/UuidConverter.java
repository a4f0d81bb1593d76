package dev.gyeolje.platform.persistence;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * For a UUID that may be null: EclipseLink rejects to bind a null one without a converter. Never
 * applied by itself, since identifiers must go without.
 */
@Converter
public class UuidConverter implements AttributeConverter<UUID, UUID> {

  @Override
  public @Nullable UUID convertToDatabaseColumn(@Nullable UUID id) {
    return id;
  }

  @Override
  public @Nullable UUID convertToEntityAttribute(@Nullable UUID stored) {
    return stored;
  }
}
