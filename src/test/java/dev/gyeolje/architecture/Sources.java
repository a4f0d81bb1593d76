package dev.gyeolje.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files of the project as the rules read them. */
final class Sources {

  private Sources() {}

  /** What ships, in Java. */
  static List<Path> java() {
    return files("src/main/java", ".java");
  }

  /** The files below {@code directory} whose names end so, in the order of their paths. */
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
