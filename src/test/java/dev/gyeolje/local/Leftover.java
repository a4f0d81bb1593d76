package dev.gyeolje.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A child process that survived because an earlier run was killed before it could end its children.
 */
final class Leftover {
  private Leftover() {}

  /**
   * Ends the process whose id is on the file's first line, if it still runs and its command line
   * contains the directory. The second condition spares other processes, because the system reuses
   * process ids.
   */
  static void end(Path pidFile, Path directory) throws IOException {
    if (!Files.exists(pidFile)) {
      return;
    }
    long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
    ProcessHandle.of(pid)
        .filter(process -> process.info().commandLine().orElse("").contains(directory.toString()))
        .ifPresent(process -> end(process, Duration.ofSeconds(10)));
  }

  /** Requests the process to end, and kills it if it still runs after {@code patience}. */
  static void end(ProcessHandle process, Duration patience) {
    process.destroy();
    try {
      process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (java.util.concurrent.TimeoutException e) {
      process.destroyForcibly();
      process.onExit().join();
    } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
