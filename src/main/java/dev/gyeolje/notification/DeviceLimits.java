package dev.gyeolje.notification;

import dev.gyeolje.platform.web.AddressRules;
import dev.gyeolje.platform.web.RateLimit;
import dev.gyeolje.platform.web.RateLimitSettings.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Rate limits for test notifications and for changes of devices. */
@ApplicationScoped
class DeviceLimits implements AddressRules {

  @Override
  public List<RateLimit> rateLimits() {
    return List.of(
        new RateLimit(Kind.PUSH_TEST, "POST", "/settings/test"),
        new RateLimit(Kind.DEVICES, "POST", "/api/devices", "/settings/devices/[^/]+/remove"));
  }
}
