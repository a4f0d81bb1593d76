package dev.gyeolje.platform.proxy;

import dev.gyeolje.platform.config.ConfigurationErrors;
import dev.gyeolje.platform.config.Environment;
import dev.gyeolje.platform.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The proxies in front of the shop. */
@ApplicationScoped
public class ProxySettings implements Settings {

  private static final String NONE = "none";

  @Inject Environment environment;

  /** The trusted proxies; none by default. */
  TrustedProxies trusted() {
    return TrustedProxies.parse(list()).orElseThrow();
  }

  private String list() {
    var list = environment.value("TRUSTED_PROXIES", NONE);
    return list.equals(NONE) ? "" : list;
  }

  @Override
  public List<String> configurationErrors() {
    return new ConfigurationErrors(environment)
        .reject(
            TrustedProxies.parse(list()).isEmpty(),
            "TRUSTED_PROXIES must be addresses or networks such as 10.0.0.0/8, separated by commas")
        .rejectIfPublic(
            environment.value("TRUSTED_PROXIES").isEmpty(),
            "TRUSTED_PROXIES is not set: without it all customers seem to have the proxy's address,"
                + " and share its limits; write none if there is no proxy")
        .list();
  }
}
