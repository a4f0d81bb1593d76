package dev.gyeolje.platform.persistence;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Converts a nullable UUID, because EclipseLink cannot bind null without a converter. Never applied
 * automatically, because identifiers must not have one.
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
