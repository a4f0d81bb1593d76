package dev.gyeolje.checkout;

import dev.gyeolje.platform.web.AddressRules;
import dev.gyeolje.platform.web.RateLimit;
import dev.gyeolje.platform.web.RateLimitSettings.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Limits how often one user or one network address may order, return from payment, and cancel. */
@ApplicationScoped
class CheckoutAddresses implements AddressRules {

  /** Path to which Toss redirects a customer who has authorised the payment. */
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
