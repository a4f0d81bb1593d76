package dev.gyeolje.platform.money;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Stores money as whole won. */
@Converter(autoApply = true)
public class MoneyConverter implements AttributeConverter<Money, Long> {

  @Override
  public @Nullable Long convertToDatabaseColumn(@Nullable Money money) {
    return money == null ? null : money.won();
  }

  @Override
  public @Nullable Money convertToEntityAttribute(@Nullable Long won) {
    return won == null ? null : new Money(won);
  }
}
