package dev.gyeolje.simulator.pubsub;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs Google's own emulator as a process, from the Google Cloud CLI installed on this machine. */
final class GoogleEmulator implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  private final Process process;
  private final int port;

  private GoogleEmulator(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Returns the emulator's jar of the {@code gcloud} on the PATH, if that component is installed.
   */
  static Optional<Path> jar() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(directory -> Path.of(directory, "gcloud"))
        .filter(Files::isExecutable)
        .flatMap(GoogleEmulator::jarsBeside)
        .findFirst();
  }

  static GoogleEmulator start(Path jar) throws IOException, InterruptedException {
    int port = freePort();
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process process =
        new ProcessBuilder(
                java.toString(), "-jar", jar.toString(), "--host=127.0.0.1", "--port=" + port)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    GoogleEmulator emulator = new GoogleEmulator(process, port);
    try {
      emulator.awaitPort();
      return emulator;
    } catch (IOException | InterruptedException failed) {
      emulator.close();
      throw failed;
    }
  }

  String host() {
    return "127.0.0.1:" + port;
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  private static Stream<Path> jarsBeside(Path gcloud) {
    try (Stream<Path> files =
        Files.list(gcloud.toRealPath().resolve("../../platform/pubsub-emulator/lib").normalize())) {
      return files
          .filter(file -> file.getFileName().toString().matches("cloud-pubsub-emulator-.*-all.jar"))
          .toList()
          .stream();
    } catch (IOException notInstalled) {
      return Stream.empty();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void awaitPort() throws IOException, InterruptedException {
    long limit = System.nanoTime() + START_LIMIT.toNanos();
    while (!isOpen()) {
      if (process.waitFor(100, TimeUnit.MILLISECONDS)) throw new IOException("emulator ended");
      if (System.nanoTime() - limit > 0) throw new IOException("emulator did not open its port");
    }
  }

  private boolean isOpen() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }
}
