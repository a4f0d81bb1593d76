package dev.gyeolje.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.tools.ToolProvider;

/**
 * Runs the shop on this machine until Ctrl-C ({@code mvn -Plocal}).
 *
 * <p>Reads the system properties {@code shop.port} (the first of ten consecutive ports) and {@code
 * shop.fresh} ({@code true} or empty: delete the kept data), in addition to those of {@link Build}.
 * If the shop cannot start, prints the cause in one sentence and ends the JVM with status 1.
 */
public final class LocalRun {
  private static final long NEEDED_BYTES = 2L << 30;

  /**
   * Keeps the root logger reachable: the log manager references loggers weakly, and a collected
   * logger loses its level.
   */
  private static final Logger ROOT = Logger.getLogger("");

  /**
   * True once this JVM has received the signal to end. Parts that stop after that are not reported
   * as failures.
   */
  private static volatile boolean ending;

  private LocalRun() {}

  public static void main(String[] args) throws InterruptedException {
    ROOT.setLevel(Level.WARNING);
    Runtime.getRuntime().addShutdownHook(new Thread(LocalRun::noteEnding));
    try {
      run();
    } catch (CannotStartException e) {
      reject(e.getMessage());
    } catch (Exception e) {
      reject("The shop cannot run here: " + (e.getMessage() == null ? e : e.getMessage()));
    }
  }

  private static void run() throws Exception {
    long begin = System.nanoTime();
    Build build = Build.fromSystemProperties();
    int port = port(System.getProperty("shop.port", "8080"));
    requireCompiler();
    requireSpace(build.basedir());
    requireSpace(Path.of(System.getProperty("java.io.tmpdir")));

    DataDirectory data =
        DataDirectory.take(build.basedir().resolve(".local").resolve(Integer.toString(port)));
    Ports ports = Ports.from(port);
    ports.requireFree();
    if (isFresh(System.getProperty("shop.fresh"))) {
      say("Starting over: forgetting the data in " + data.path());
      data.empty();
    }
    LocalShop shop =
        LocalShop.start(build, data.path(), ports, part -> say("Starting " + part + " ..."));
    DemoProducts.loadInto(shop.dataSource());
    say(card(shop, data.path(), (System.nanoTime() - begin) / 1_000_000_000));
    shop.server().awaitEnd();
    throw new CannotStartException(
        "The server ended by itself; its last words are in " + shop.server().log());
  }

  static int port(String text) {
    if (text.matches("\\d{1,5}")) {
      int port = Integer.parseInt(text);
      if (port >= 1 && port + Ports.COUNT - 1 <= 65535) {
        return port;
      }
    }
    throw new CannotStartException(
        "-Dport wants a number from 1 to %d, not \"%s\".".formatted(65536 - Ports.COUNT, text));
  }

  /** Maven passes {@code -Dfresh} as true and {@code -Dfresh=} as an empty value. */
  static boolean isFresh(String value) {
    return value != null && (value.isBlank() || value.equalsIgnoreCase("true"));
  }

  private static void requireCompiler() {
    if (ToolProvider.getSystemJavaCompiler() == null) {
      throw new CannotStartException(
          "Java at "
              + System.getProperty("java.home")
              + " is a JRE without a compiler, which the pages need: set JAVA_HOME to a JDK 17.");
    }
  }

  private static void requireSpace(Path directory) throws IOException {
    long free = Files.getFileStore(directory).getUsableSpace();
    if (free < NEEDED_BYTES) {
      throw new CannotStartException(
          "The disk of %s has %d MB left and the shop needs 2048 MB: free some space."
              .formatted(directory, free >> 20));
    }
  }

  private static String card(LocalShop shop, Path data, long seconds) {
    String pubsub =
        shop.pubsub()
            .map(simulator -> simulator.console().toString())
            .orElseGet(() -> "Google's emulator at " + LocalShop.googlesEmulator().orElseThrow());
    return """

        Gyeolje is ready after %d s.

          Shop              %s/
          Operators' desk   %s/ops     (sign in as %s)

          What the simulators saw, and buttons to make them fail:
          Toss Payments     %s/
          Firebase          %s/
          Sign-in           %s/
          Pub/Sub           %s
          Mail              %s/

          Server log        %s
          Data              %s     (kept; -Dfresh starts over)

        Ctrl-C stops everything.
        """
        .formatted(
            seconds,
            shop.origin(),
            shop.origin(),
            LocalShop.OPERATOR,
            shop.toss().origin(),
            shop.fcm().origin(),
            shop.oidc().issuer(),
            pubsub,
            shop.mail().console(),
            shop.server().log(),
            data);
  }

  private static void noteEnding() {
    if (!ending) {
      ending = true;
      say("\nStopping ...");
    }
  }

  private static void say(String text) {
    System.out.println(text);
  }

  /**
   * Prints one sentence and exits, because Maven's report of a failed plugin would bury the
   * message.
   */
  private static void reject(String sentence) throws InterruptedException {
    if (ending) {
      // The shutdown hooks are running, and the JVM ends when they are done.
      Thread.currentThread().join();
    }
    ending = true;
    System.err.println("\n" + sentence + "\n");
    System.exit(1);
  }
}
