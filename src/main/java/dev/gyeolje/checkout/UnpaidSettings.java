package dev.gyeolje.checkout;

import dev.gyeolje.order.Order;
import dev.gyeolje.platform.config.ConfigurationErrors;
import dev.gyeolje.platform.config.Environment;
import dev.gyeolje.platform.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/**
 * Limits of what one customer can hold without payment. The defaults allow a large household's
 * cart, but not holding the whole stock of a shop.
 */
@ApplicationScoped
public class UnpaidSettings implements Settings {

  private static final int MOST = 1_000_000;

  @Inject Environment environment;

  /** Maximum units in all unpaid orders of a customer, including those that wait for a deposit. */
  int units() {
    return number("UNPAID_UNITS", "100");
  }

  /** Maximum percent of a product's units on hand in unpaid orders of a customer. */
  int share() {
    return number("UNPAID_SHARE", "20");
  }

  /** Maximum hold time from the first press of pay; pressing again does not extend it. */
  Duration time() {
    return Duration.ofMinutes(number("UNPAID_MINUTES", "120"));
  }

  private int number(String name, String otherwise) {
    return Integer.parseInt(environment.value(name, otherwise));
  }

  @Override
  public List<String> configurationErrors() {
    return new ConfigurationErrors(environment)
        .number("UNPAID_UNITS", OrderRequest.MAX_QUANTITY, MOST)
        .number("UNPAID_SHARE", 1, 100)
        // a shorter time would reject the first press of pay
        .number("UNPAID_MINUTES", (int) Order.TIME_TO_PAY.toMinutes(), MOST)
        .list();
  }
}
