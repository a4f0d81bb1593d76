package dev.gyeolje.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.platform.config.Environment;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MigrationSettingsTest {

  @Test
  void missingMigrationRole_isAccepted() {
    assertThat(settings(Map.of("POSTGRES_USER", "shop")).configurationErrors()).isEmpty();
    assertThat(settings(Map.of("POSTGRES_USER", "shop")).separate()).isFalse();
  }

  @Test
  void sameRoleAndMissingPassword_areReported() {
    assertThat(
            settings(Map.of("POSTGRES_USER", "shop", "POSTGRES_MIGRATION_USER", "shop"))
                .configurationErrors())
        .containsExactly(
            "POSTGRES_MIGRATION_USER must be another role than POSTGRES_USER, or be left out",
            "POSTGRES_MIGRATION_PASSWORD is not set, though POSTGRES_MIGRATION_USER is");
  }

  @Test
  void examplePassword_isRejected() {
    assertThat(
            settings(
                    Map.of(
                        "POSTGRES_USER", "shop",
                        "POSTGRES_MIGRATION_USER", "owner",
                        "POSTGRES_MIGRATION_PASSWORD", "change-me"))
                .configurationErrors())
        .containsExactly("POSTGRES_MIGRATION_PASSWORD still has the example's value");
  }

  private static MigrationSettings settings(Map<String, String> values) {
    var settings = new MigrationSettings();
    settings.environment = new Environment(values::get);
    return settings;
  }
}
