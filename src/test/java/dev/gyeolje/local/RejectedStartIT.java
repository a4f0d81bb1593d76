package dev.gyeolje.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts the shop's own WAR on the server with settings that would lose money. */
class RejectedStartIT {
  @TempDir Path directory;

  /**
   * A mistake that an operator may make at first: one live key, and development values in all other
   * settings.
   */
  private static final Map<String, String> CARELESS =
      Map.ofEntries(
          Map.entry("PUBLIC_ORIGIN", "http://shop.example"),
          Map.entry("POSTGRES_HOST", "localhost"),
          Map.entry("POSTGRES_DATABASE", "gyeolje"),
          Map.entry("POSTGRES_USER", "gyeolje"),
          Map.entry("POSTGRES_PASSWORD", "change-me"),
          Map.entry("POSTGRES_POOL_SIZE", "20"),
          Map.entry("DATA_KEYS", LocalShop.DATA_KEYS),
          Map.entry("TOSSPAYMENTS_CLIENT_KEY", "live_gck_a"),
          Map.entry("TOSSPAYMENTS_WIDGET_SECRET_KEY", "test_gsk_docs_OaPz8L5KdmQXkzRz3y47BMw6"),
          Map.entry("TOSSPAYMENTS_API_URL", "http://localhost:8081"),
          Map.entry("PUBSUB_EMULATOR_HOST", "localhost:8085"),
          Map.entry("FCM_URL", "http://localhost:8082"),
          Map.entry("OIDC_ISSUER", "http://localhost:8083"),
          Map.entry("OIDC_CLIENT_SECRET", "local-only"),
          Map.entry("OPS_EMAILS", "ops"));

  @Test
  void wrongSettings_areReportedInOneMessage_andServerStops() throws Exception {
    Ports ports = Ports.free();
    try (var postgres = Postgres.start(directory.resolve("postgres"), ports.postgres());
        var server = server(ports)) {
      var rejection = catchThrowable(server::start);

      assertThat(rejection)
          .isInstanceOf(CannotStartException.class)
          .hasMessageContainingAll(
              "refused the shop: ",
              "Gyeolje cannot start: ",
              "PUBLIC_ORIGIN must be https unless only this machine reaches the shop; ",
              "PUBLIC_ORIGIN must be https with a live key of Toss; ",
              "POSTGRES_PASSWORD still has the example's value; ",
              "DATA_KEYS has a key that is a text, as on a developer's machine; ",
              "TOSSPAYMENTS_CLIENT_KEY and TOSSPAYMENTS_WIDGET_SECRET_KEY must both be test",
              "TOSSPAYMENTS_WIDGET_SECRET_KEY is printed in Toss' documentation",
              "TOSSPAYMENTS_API_URL must not be set with a live key; ",
              "GOOGLE_CLOUD_PROJECT is not set; ",
              "PUBSUB_EMULATOR_HOST must not be set where others",
              "PUBSUB_PUSH_TOKEN is not set; ",
              "FCM_URL must not be set where others",
              "FIREBASE_API_KEY is not set; ",
              "OIDC_ISSUER must be https",
              "OIDC_CLIENT_ID is not set; ",
              "OIDC_CLIENT_SECRET has the value of a developer's machine; ",
              "OPS_EMAILS must be e-mail addresses",
              "server-config/env.example");
      assertThat(rejection.getMessage())
          .doesNotContain("change-me", "gsk_docs", "live_gck_a", "bG9jYW");
      assertThat(server.isRunning()).isFalse();
    }
  }

  private Server server(Ports ports) throws IOException {
    Build build = Build.fromSystemProperties();
    Map<String, String> environment = new HashMap<>(CARELESS);
    environment.put("POSTGRES_PORT", Integer.toString(ports.postgres()));
    return Server.of(
        build,
        new Server.Plan(
            build.war(),
            "/internal/live",
            Files.createDirectories(directory.resolve("with a space")),
            ports.shop(),
            ports.serverAdmin(),
            Server.QUICK_START,
            environment));
  }
}
