package dev.gyeolje.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rejects names that Flyway would silently ignore or run in an unintended order. */
class MigrationsTest {

  @Test
  void migrationNames_haveDescriptionAndUniqueMinute() throws IOException {
    var names = names();

    assertThat(names)
        .hasSizeGreaterThanOrEqualTo(5)
        .allMatch(name -> name.matches("V20\\d{10}__[a-z0-9]+(_[a-z0-9]+)*\\.sql"));
    assertThat(names.stream().map(name -> name.substring(0, 13))).doesNotHaveDuplicates();
  }

  private static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
      return files
          .map(file -> file.getFileName().toString())
          // Flyway's name for the script that it runs after each migration
          .filter(name -> !name.equals("afterMigrate.sql"))
          .toList();
    }
  }
}
