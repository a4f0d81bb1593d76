package dev.gyeolje.platform.money;

/**
 * An amount of Korean won. The won has no fraction, so a whole number is exact.
 *
 * @param won the amount in won; never negative
 */
public record Money(long won) implements Comparable<Money> {

  /** Zero won. */
  public static final Money ZERO = new Money(0);

  /**
   * @throws IllegalArgumentException if {@code won} is negative
   */
  public Money {
    if (won < 0) throw new IllegalArgumentException("an amount is never negative: " + won);
  }

  /**
   * Adds {@code other}.
   *
   * @throws ArithmeticException beyond {@link Long#MAX_VALUE}
   */
  public Money plus(Money other) {
    return new Money(Math.addExact(won, other.won));
  }

  /**
   * Subtracts {@code other}.
   *
   * @throws IllegalArgumentException if {@code other} is greater than this amount
   */
  public Money minus(Money other) {
    return new Money(won - other.won);
  }

  /**
   * Multiplies this price by {@code quantity} units.
   *
   * @throws ArithmeticException beyond {@link Long#MAX_VALUE}
   */
  public Money times(int quantity) {
    return new Money(Math.multiplyExact(won, (long) quantity));
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(won, other.won);
  }
}
