package dev.gyeolje.platform.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.platform.config.Environment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProxySettingsTest {
  private static final String OPEN = "https://shop.example";

  @Test
  void localOrigin_needsNoTrustedProxies() {
    assertThat(proxies(Map.of())).isEmpty();
  }

  @Test
  void publicOrigin_requiresTrustedProxies() {
    assertThat(proxies(Map.of("PUBLIC_ORIGIN", OPEN)))
        .singleElement()
        .asString()
        .startsWith("TRUSTED_PROXIES is not set");
    for (var answer : List.of("none", "10.0.0.0/8"))
      assertThat(proxies(Map.of("PUBLIC_ORIGIN", OPEN, "TRUSTED_PROXIES", answer))).isEmpty();
  }

  @Test
  void proxyGivenByName_isRejected() {
    assertThat(proxies(Map.of("TRUSTED_PROXIES", "proxy.internal")))
        .singleElement()
        .asString()
        .startsWith("TRUSTED_PROXIES must be addresses");
  }

  private static List<String> proxies(Map<String, String> values) {
    var settings = new ProxySettings();
    settings.environment = new Environment(values::get);
    return settings.configurationErrors();
  }
}
