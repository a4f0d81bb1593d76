package dev.gyeolje.payment.toss.webhook;

import dev.gyeolje.platform.web.AddressRules;
import dev.gyeolje.platform.web.BodyLimit;
import dev.gyeolje.platform.web.RateLimit;
import dev.gyeolje.platform.web.RateLimitSettings.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** How often Toss may send a webhook, and how large it may be. */
@ApplicationScoped
class TossWebhookLimits implements AddressRules {

  private static final String PATH = "/api/payments/webhook";

  /**
   * Toss' webhooks have two or three thousand bytes, and about 800 more for each time that part of
   * the money was refunded with a Korean reason of 200 characters.
   */
  private static final int BYTES = 64 * 1024;

  @Override
  public List<RateLimit> rateLimits() {
    return List.of(new RateLimit(Kind.WEBHOOK, "POST", PATH));
  }

  @Override
  public List<BodyLimit> bodyLimits() {
    return List.of(new BodyLimit(PATH, BYTES));
  }
}
