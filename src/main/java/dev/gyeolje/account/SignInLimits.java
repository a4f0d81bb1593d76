package dev.gyeolje.account;

import dev.gyeolje.platform.web.AddressRules;
import dev.gyeolje.platform.web.RateLimit;
import dev.gyeolje.platform.web.RateLimitSettings.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Limits how often one user or one network address may sign in. */
@ApplicationScoped
class SignInLimits implements AddressRules {

  @Override
  public List<RateLimit> rateLimits() {
    return List.of(new RateLimit(Kind.SIGN_IN, "GET", "/login", "/login/callback"));
  }
}
