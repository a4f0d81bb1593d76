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
 * How much one customer can keep from others without paying for it. The defaults leave room for a
 * large household's cart, and no room to empty a shop.
 */
@ApplicationScoped
public class UnpaidSettings implements Settings {

  private static final int MOST = 1_000_000;

  @Inject Environment environment;

  /** Units in all unpaid orders of a customer, those that wait for a deposit among them. */
  int units() {
    return number("UNPAID_UNITS", "100");
  }

  /** Percent of a product's units on hand in unpaid orders of a customer. */
  int share() {
    return number("UNPAID_SHARE", "20");
  }

  /** From the first press of pay, however often it is pressed again. */
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
        // less would reject the first press
        .number("UNPAID_MINUTES", (int) Order.TIME_TO_PAY.toMinutes(), MOST)
        .list();
  }
}
