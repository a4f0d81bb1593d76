package dev.gyeolje.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Unpacks a server's zip once per build directory. Servers share the result. */
final class Distribution {
  private Distribution() {}

  /**
   * Unpacks the archive unless an earlier run did.
   *
   * @return the archive's single top-level directory
   */
  static Path unpacked(Path archive, Path parent) throws IOException {
    Path home = parent.resolve(archive.getFileName().toString().replace(".zip", ""));
    Once.make(
        home,
        partial -> {
          Directories.delete(partial);
          unzip(archive, partial);
        });
    try (Stream<Path> content = Files.list(home)) {
      return content.filter(Files::isDirectory).findFirst().orElseThrow();
    }
  }

  private static void unzip(Path archive, Path directory) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path target = directory.resolve(entry.getName()).normalize();
        if (!target.startsWith(directory)) {
          throw new IOException("The archive wants to write outside its directory: " + entry);
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(zip, target);
        }
      }
    }
  }
}
