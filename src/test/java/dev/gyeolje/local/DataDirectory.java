package dev.gyeolje.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The directory {@code .local/<port>} with the data that a local run keeps. An open instance locks
 * it, so only one run at a time uses it.
 */
final class DataDirectory implements AutoCloseable {
  private final Path path;
  private final FileChannel channel;

  private DataDirectory(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Locks the directory and ends the processes that a killed run left running in it.
   *
   * @throws CannotStartException if another run uses the directory
   */
  static DataDirectory take(Path path) throws IOException {
    Files.createDirectories(path);
    FileChannel channel =
        FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!lock(channel)) {
      channel.close();
      throw new CannotStartException(
          "A shop already runs with the data in "
              + path
              + ": use that one, or give this one other ports with -Dport.");
    }
    DataDirectory directory = new DataDirectory(path, channel);
    directory.endLeftovers();
    return directory;
  }

  /** Deletes all kept data. */
  void empty() throws IOException {
    Directories.delete(LocalShop.postgresDirectory(path));
    Directories.delete(LocalShop.serverDirectory(path));
    Files.deleteIfExists(path.resolve("push-token"));
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static boolean lock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private void endLeftovers() throws IOException {
    Path server = LocalShop.serverDirectory(path);
    Leftover.end(server.resolve("server.pid"), server);
    Path data = Postgres.data(LocalShop.postgresDirectory(path));
    Leftover.end(data.resolve("postmaster.pid"), data);
  }
}
