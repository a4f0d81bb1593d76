package dev.gyeolje.platform.money;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Stores money as whole won. */
@Converter(autoApply = true)
public class MoneyConverter implements AttributeConverter<Money, Long> {

  @Override
  public Long convertToDatabaseColumn(Money money) {
    return money == null ? null : money.won();
  }

  @Override
  public Money convertToEntityAttribute(Long won) {
    return won == null ? null : new Money(won);
  }
}
