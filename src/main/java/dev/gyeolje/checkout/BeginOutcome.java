package dev.gyeolje.checkout;

import dev.gyeolje.order.OrderStatus;
import dev.gyeolje.payment.Attempt;
import java.util.function.Function;

/** Result of the first transaction of a callback. */
sealed interface BeginOutcome {

  /** Applies the function for this case. */
  <T> T fold(
      Function<Started, T> started, Function<Known, T> known, Function<Rejected, T> rejected);

  /** The attempt is stored; the confirm call comes next. */
  record Started(Attempt attempt) implements BeginOutcome {
    @Override
    public <T> T fold(
        Function<Started, T> started, Function<Known, T> known, Function<Rejected, T> rejected) {
      return started.apply(this);
    }
  }

  /** The order has an attempt already, or is closed; the page shows its status. */
  record Known(OrderStatus status) implements BeginOutcome {
    @Override
    public <T> T fold(
        Function<Started, T> started, Function<Known, T> known, Function<Rejected, T> rejected) {
      return known.apply(this);
    }
  }

  /**
   * The callback does not match the order as it was sent to Toss, or its units are sold out. The
   * order is unchanged and the shop does not call Toss.
   *
   * @param code names the text {@code checkout.error.<code>}
   */
  record Rejected(String code) implements BeginOutcome {
    @Override
    public <T> T fold(
        Function<Started, T> started, Function<Known, T> known, Function<Rejected, T> rejected) {
      return rejected.apply(this);
    }
  }
}
