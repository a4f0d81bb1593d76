package dev.gyeolje.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Unpacks a server's zip once per build directory. Servers share the result. */
final class Distribution {
  private Distribution() {}

  /**
   * Unpacks the archive unless an earlier run did. A directory with the archive's name is complete,
   * because it is renamed to that name last. A lock file makes runs that start at the same time
   * wait for each other.
   *
   * @return the archive's single top-level directory
   */
  static Path unpacked(Path archive, Path parent) throws IOException {
    Path home = parent.resolve(archive.getFileName().toString().replace(".zip", ""));
    Files.createDirectories(parent);
    try (FileChannel channel =
            FileChannel.open(
                parent.resolve("unpacking.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (!Files.isDirectory(home)) {
        Path partial = parent.resolve(home.getFileName() + ".partial");
        Directories.delete(partial);
        unzip(archive, partial);
        Files.move(partial, home, StandardCopyOption.ATOMIC_MOVE);
      }
    }
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
