package dev.gyeolje.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.platform.config.Environment;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignInSettingsTest {

  @Test
  void everythingThatIsMissing_isNamedAtOnce() {
    assertThat(settings(Map.of()).problems())
        .containsExactlyInAnyOrder(
            "OIDC_ISSUER is not set",
            "OIDC_CLIENT_ID is not set",
            "OIDC_CLIENT_SECRET is not set",
            "OPS_EMAILS is not set");
  }

  @Test
  void operatorsAreRead_howeverTheListIsWritten() {
    assertThat(
            settings(Map.of("OPS_EMAILS", " Ops@Shop.example ,,night@shop.example, ")).operators())
        .containsExactlyInAnyOrder("ops@shop.example", "night@shop.example");
  }

  @Test
  void nobodyNamed_isNobody() {
    assertThat(settings(Map.of("OPS_EMAILS", " , ")).operators()).isEmpty();
  }

  private static SignInSettings settings(Map<String, String> values) {
    var settings = new SignInSettings();
    settings.environment = new Environment(values::get);
    return settings;
  }
}
