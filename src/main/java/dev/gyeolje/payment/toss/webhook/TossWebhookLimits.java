package dev.gyeolje.payment.toss.webhook;

import dev.gyeolje.platform.web.AddressRules;
import dev.gyeolje.platform.web.BodyLimit;
import dev.gyeolje.platform.web.RateLimit;
import dev.gyeolje.platform.web.RateLimitSettings.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Rate limit and size limit of Toss' webhooks. */
@ApplicationScoped
class TossWebhookLimits implements AddressRules {

  private static final String PATH = "/api/payments/webhook";

  /**
   * Toss' webhooks have 2,000 to 3,000 bytes, and about 800 more for each partial refund with a
   * Korean reason of 200 characters.
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
