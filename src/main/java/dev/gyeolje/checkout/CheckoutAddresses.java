package dev.gyeolje.checkout;

import dev.gyeolje.platform.web.AddressRules;
import dev.gyeolje.platform.web.RateLimit;
import dev.gyeolje.platform.web.RateLimitSettings.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** How often one person or address may order, come back from paying, and cancel. */
@ApplicationScoped
class CheckoutAddresses implements AddressRules {

  /** Where Toss sends a customer back to who has authorised the payment. */
  static final String CALLBACK = "/api/checkout/callback";

  @Override
  public List<String> afterPayment() {
    return List.of(CALLBACK, "/checkout/success");
  }

  @Override
  public List<RateLimit> rateLimits() {
    return List.of(
        new RateLimit(Kind.SIGN_IN, "POST", "/checkout/guest"),
        new RateLimit(Kind.ORDERS, "POST", "/api/checkout/orders"),
        new RateLimit(Kind.CALLBACK, "GET", CALLBACK),
        new RateLimit(Kind.CANCEL, "POST", "/orders/[^/]+/cancel"));
  }
}
