package dev.gyeolje.account;

import dev.gyeolje.platform.web.KnownKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Tells browsers' keys by who is signed in with them. */
@ApplicationScoped
class SignInKeys implements KnownKeys {

  @Inject AccountService accounts;
  @Inject SignInSettings settings;

  @Override
  public boolean signedIn(String key) {
    return accounts.signedIn(key).isPresent();
  }

  /** All nodes have it, and a new one costs nobody their sign-in. */
  @Override
  public String secret() {
    return settings.getClientSecret();
  }
}
