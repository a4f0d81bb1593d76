package dev.gyeolje.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.platform.config.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignInSettingsTest {

  private static final Map<String, String> GOOD =
      Map.of(
          "PUBLIC_ORIGIN", "https://shop.example",
          "OIDC_ISSUER", "https://accounts.google.com",
          "OIDC_CLIENT_ID", "shop",
          "OIDC_CLIENT_SECRET", "a1b2c3",
          "OPS_EMAILS", "ops@shop.example,night@shop.example");

  @Test
  void missingSettings_areAllReported() {
    assertThat(settings(Map.of()).configurationErrors())
        .containsExactlyInAnyOrder(
            "OIDC_ISSUER is not set",
            "OIDC_CLIENT_ID is not set",
            "OIDC_CLIENT_SECRET is not set",
            "OPS_EMAILS is not set, nor OPS_EMAILS_FILE or OPS_GROUP: one of them names the operators");
  }

  @Test
  void operatorList_ignoresCaseSpacesAndEmptyEntries() {
    assertThat(
            settings(Map.of("OPS_EMAILS", " Ops@Shop.example ,,night@shop.example, ")).operators())
        .containsExactlyInAnyOrder("ops@shop.example", "night@shop.example");
  }

  @Test
  void operatorsFile_isReadOnEveryCall(@TempDir Path directory) throws IOException {
    var file = directory.resolve("operators");
    Files.writeString(file, "# by day\nOps@shop.example\nnight@shop.example, late@shop.example\n");
    var settings =
        settings(Map.of("OPS_EMAILS", "first@shop.example", "OPS_EMAILS_FILE", file.toString()));
    assertThat(settings.operators())
        .containsExactlyInAnyOrder(
            "first@shop.example", "ops@shop.example", "night@shop.example", "late@shop.example");

    Files.writeString(file, "night@shop.example");
    assertThat(settings.operators())
        .containsExactlyInAnyOrder("first@shop.example", "night@shop.example");

    Files.delete(file);
    assertThat(settings.operators()).containsExactly("first@shop.example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"OPS_EMAILS", "OPS_GROUP"})
  void emailsOrGroupAlone_areSufficient(String name) {
    var all = new HashMap<>(GOOD);
    all.remove("OPS_EMAILS");
    all.put(name, "ops@shop.example");

    assertThat(settings(all).configurationErrors()).isEmpty();
  }

  @Test
  void emptyOperatorList_yieldsNoOperators() {
    assertThat(settings(Map.of("OPS_EMAILS", " , ")).operators()).isEmpty();
  }

  @Test
  void completeSettings_areAccepted() {
    assertThat(settings(GOOD).configurationErrors()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "OIDC_ISSUER, accounts.google.com",
    "OIDC_ISSUER, http://accounts.example",
    "OIDC_CLIENT_SECRET, change-me",
    "OIDC_CLIENT_SECRET, local-only",
    "OPS_EMAILS, ops",
    "OPS_EMAILS, ops@shop.example; night@shop.example",
    "OPS_EMAILS, ','",
    "OPS_EMAILS_FILE, operators",
    "OPS_EMAILS_FILE, /no/such/file",
    "OPS_IDLE_MINUTES, 4",
    "OPS_IDLE_MINUTES, never"
  })
  void invalidValue_isRejected(String variable, String value) {
    var settings = new HashMap<>(GOOD);
    settings.put(variable, value);

    assertThat(settings(settings).configurationErrors())
        .singleElement()
        .asString()
        .startsWith(variable + " ");
  }

  @Test
  void localhostOrigin_allowsSimulatorAsProvider() {
    var settings = new HashMap<>(GOOD);
    settings.put("PUBLIC_ORIGIN", "http://localhost:8080");
    settings.put("OIDC_ISSUER", "http://localhost:8083");
    settings.put("OIDC_CLIENT_SECRET", "local-only");

    assertThat(settings(settings).configurationErrors()).isEmpty();
  }

  private static SignInSettings settings(Map<String, String> values) {
    var settings = new SignInSettings();
    settings.environment = new Environment(values::get);
    return settings;
  }
}
