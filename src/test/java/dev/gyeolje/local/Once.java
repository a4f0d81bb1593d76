package dev.gyeolje.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Makes files that all servers of a build directory share, also those of other JVMs. */
final class Once {
  private Once() {}

  interface Maker<X extends Exception> {
    void make(Path partial) throws IOException, X;
  }

  /**
   * Makes a file or directory unless an earlier run did. One with that name is complete, because it
   * is renamed last. A lock file makes runs that start at the same time wait for each other.
   *
   * @param maker writes to a path beside it, where an interrupted run may have left something
   */
  static <X extends Exception> void make(Path made, Maker<X> maker) throws IOException, X {
    Files.createDirectories(made.getParent());
    Path lockFile = made.resolveSibling(made.getFileName() + ".lock");
    try (FileChannel channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (Files.exists(made)) return;
      Path partial = made.resolveSibling(made.getFileName() + ".partial");
      maker.make(partial);
      Files.move(partial, made, StandardCopyOption.ATOMIC_MOVE);
    }
  }
}
