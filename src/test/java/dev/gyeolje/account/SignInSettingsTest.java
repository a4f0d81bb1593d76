package dev.gyeolje.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.platform.config.Environment;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInSettingsTest {

  @Test
  void everythingThatIsMissing_isNamedAtOnce() {
    assertThat(settings(Map.of()).problems())
        .containsExactlyInAnyOrder(
            "OIDC_ISSUER is not set",
            "OIDC_CLIENT_ID is not set",
            "OIDC_CLIENT_SECRET is not set",
            "OPS_EMAILS is not set, nor is OPS_GROUP: one of them says who the operators are");
  }

  @Test
  void operatorsAreRead_howeverTheListIsWritten() {
    assertThat(
            settings(Map.of("OPS_EMAILS", " Ops@Shop.example ,,night@shop.example, ")).operators())
        .containsExactlyInAnyOrder("ops@shop.example", "night@shop.example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"OPS_EMAILS", "OPS_GROUP"})
  void operatorsByListOrByGroup_areEnough(String name) {
    var values = Map.of("OIDC_ISSUER", "a", "OIDC_CLIENT_ID", "b", "OIDC_CLIENT_SECRET", "c");
    var all = new HashMap<>(values);
    all.put(name, "d");

    assertThat(settings(all).problems()).isEmpty();
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
