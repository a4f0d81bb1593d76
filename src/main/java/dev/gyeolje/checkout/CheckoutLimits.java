package dev.gyeolje.checkout;

import dev.gyeolje.platform.web.AddressLimits;
import dev.gyeolje.platform.web.RateLimit;
import dev.gyeolje.platform.web.RateLimitSettings.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** How often one person or address may order, come back from paying, and cancel. */
@ApplicationScoped
class CheckoutLimits implements AddressLimits {

  @Override
  public List<RateLimit> rateLimits() {
    return List.of(
        new RateLimit(Kind.ORDERS, "POST", "/api/checkout/orders"),
        new RateLimit(Kind.CALLBACK, "GET", "/api/checkout/callback"),
        new RateLimit(Kind.CANCEL, "POST", "/orders/[^/]+/cancel"));
  }
}
