package dev.gyeolje.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads the project's files for the rules. */
final class Sources {

  private Sources() {}

  /** Returns the Java sources of the WAR. */
  static List<Path> java() {
    return files("src/main/java", ".java");
  }

  /** Returns the files below {@code directory} whose paths end with {@code ending}, sorted. */
  static List<Path> files(String directory, String ending) {
    try (var found = Files.walk(Path.of(directory))) {
      return found
          .filter(file -> Files.isRegularFile(file) && file.toString().endsWith(ending))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
