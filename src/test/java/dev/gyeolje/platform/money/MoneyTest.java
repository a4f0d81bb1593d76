package dev.gyeolje.platform.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MoneyTest {

  private static final Money MOST = new Money(Long.MAX_VALUE);

  @Test
  void sumsAndProducts_areExact() {
    assertThat(new Money(129_000).plus(new Money(1))).isEqualTo(new Money(129_001));
    assertThat(new Money(129_000).times(3)).isEqualTo(new Money(387_000));
    // a double would lose the last won
    assertThat(new Money(9_007_199_254_740_993L).plus(Money.ZERO).won())
        .isEqualTo(9_007_199_254_740_993L);
  }

  @Test
  void overflow_isRejected() {
    assertThatThrownBy(() -> MOST.plus(new Money(1))).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> MOST.times(2)).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void negativeAmount_isRejected() {
    assertThatThrownBy(() -> new Money(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Money(1).times(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void largerAmount_isGreater() {
    assertThat(new Money(2)).isGreaterThan(new Money(1)).isEqualByComparingTo(new Money(2));
  }

  @Test
  void storedMoney_isReadBackUnchanged() {
    var converter = new MoneyConverter();

    for (var money : new Money[] {Money.ZERO, new Money(1), MOST, null})
      assertThat(converter.convertToEntityAttribute(converter.convertToDatabaseColumn(money)))
          .isEqualTo(money);
  }
}
