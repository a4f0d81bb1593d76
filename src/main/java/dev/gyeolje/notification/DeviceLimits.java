package dev.gyeolje.notification;

import dev.gyeolje.platform.web.AddressRules;
import dev.gyeolje.platform.web.RateLimit;
import dev.gyeolje.platform.web.RateLimitSettings.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Limits how often one user or one network address may change push targets and request test
 * notifications.
 */
@ApplicationScoped
class DeviceLimits implements AddressRules {

  @Override
  public List<RateLimit> rateLimits() {
    return List.of(
        new RateLimit(Kind.PUSH_TEST, "POST", "/settings/test"),
        new RateLimit(Kind.DEVICES, "POST", "/api/devices", "/settings/devices/[^/]+/remove"));
  }
}
