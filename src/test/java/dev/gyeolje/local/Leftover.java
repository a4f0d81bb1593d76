package dev.gyeolje.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A process of an earlier run that was killed too hard to take its children along. */
final class Leftover {
  private Leftover() {}

  /**
   * Ends the process whose number is on the file's first line, if it still runs and its command
   * names the directory: numbers are given anew, and we end nobody else's process.
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

  /** Asks it to end, and ends it when the patience is over. */
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
