package dev.gyeolje.local;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A real application server with one WAR or none, as a child process of this JVM.
 *
 * <p>Its start makes a fresh configuration from the server's own, and every start applies {@code
 * server-config} to it, so that what runs is always what the files say. The process is the server
 * itself, not a script in front of it: {@link #kill} hits it directly. Whoever starts one closes
 * it.
 */
public abstract sealed class Server implements AutoCloseable permits PayaraServer, WildFlyServer {

  /**
   * What one server is made of.
   *
   * @param war what to deploy; null for a server that waits for somebody else to deploy
   * @param readyPath answers 200 when the WAR is ready; null without one
   * @param directory where the configuration, the log and the process number go
   * @param httpPort for customers, on 127.0.0.1
   * @param adminPort for the server's own tool, on 127.0.0.1, no password
   * @param flags for its JVM, besides the server's own; none: as an operator's server
   * @param environment what the server finds in its environment, complete
   */
  public record Plan(
      Path war,
      String readyPath,
      Path directory,
      int httpPort,
      int adminPort,
      List<String> flags,
      Map<String, String> environment) {}

  /** Seen: 12 s on two idle cores. A busy build machine may need many times that. */
  private static final Duration READY_LIMIT = Duration.ofMinutes(4);

  /** The shop lets requests finish for 20 s, and its jobs for 10 s. */
  private static final Duration STOP_LIMIT = Duration.ofSeconds(40);

  /**
   * Quick to start rather than quick in the long run; an operator's server has none of these. The
   * first compiler alone would reserve 48 MB for its code, which is full after two busy minutes:
   * then nothing is compiled any more, and requests fail in which a method handle is linked.
   */
  static final List<String> QUICK_START =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:ReservedCodeCacheSize=240m",
          "-XX:+UseSerialGC",
          "-Xshare:auto");

  /** The rest of our own environment stays out: a live key in it must not reach the local shop. */
  private static final Set<String> INHERITED =
      Set.of("PATH", "HOME", "USER", "LANG", "LC_ALL", "TMPDIR", "TZ");

  final Build build;
  final Plan plan;
  private final Object launching = new Object();
  private Process process;
  private volatile Duration readyAfter = Duration.ZERO;
  private boolean closed;

  Server(Build build, Plan plan) {
    this.build = build;
    this.plan = plan;
  }

  /** The server that {@link Build#kind} names, not yet started. */
  public static Server of(Build build, Plan plan) {
    return switch (build.kind()) {
      case PAYARA -> new PayaraServer(build, plan);
      case WILDFLY -> new WildFlyServer(build, plan);
    };
  }

  /** Makes the server's own configuration anew, with the WAR where it finds it when it starts. */
  abstract void layOut() throws IOException;

  /** Applies {@code server-config}, where the server does not do so itself at every start. */
  void configure() throws IOException, InterruptedException {}

  /** The file that the server keeps its configuration in. */
  abstract Path configuration();

  /** The server's process, with the plan's flags and {@link #mark} in it. */
  abstract List<String> commandLine() throws IOException, InterruptedException;

  /** What the server and its tools find in their environment. */
  Map<String, String> environment() throws IOException {
    return plan.environment();
  }

  /** What the process reads at its start. */
  String standardInput() {
    return "";
  }

  /** Whether the server has rejected the WAR at the start that {@code said} tells of. */
  abstract boolean rejected(ServerLog said) throws IOException;

  /** Answers 200 when the server can be administered. */
  abstract URI administration();

  /** How this server's log tells why it rejected the WAR. */
  abstract ServerLog log(long from);

  /**
   * Starts and waits until the WAR is ready or, without one, until it can be administered.
   *
   * @throws CannotStartException if the server ends, rejects the WAR, or takes more than four
   *     minutes; the message is the server's own in one sentence
   */
  public void start() throws IOException, InterruptedException {
    Leftover.end(pidFile(), plan.directory());
    layOut();
    boot();
  }

  private void boot() throws IOException, InterruptedException {
    configure();
    if (!comesUp() && !comesUp())
      throw new CannotStartException(
          "The server fails by itself at each start; the log is " + log());
  }

  /** False where the server failed by itself, and the next try may well succeed. */
  private boolean comesUp() throws IOException, InterruptedException {
    long alreadyLogged = Files.exists(log()) ? Files.size(log()) : 0;
    long launched = System.nanoTime();
    launch(commandLine());
    if (!awaitReady(log(alreadyLogged))) {
      kill();
      return false;
    }
    readyAfter = Duration.ofNanos(System.nanoTime() - launched);
    return true;
  }

  /** How long the last start took, from the process to an answer of the shop. */
  public Duration readyAfter() {
    return readyAfter;
  }

  /**
   * Ends it in good order (SIGTERM) and returns when it has ended; what takes longer than 40
   * seconds is cut. Stopped is fine.
   */
  public void stop() throws IOException {
    Process running = running();
    if (running != null) {
      Leftover.end(running.toHandle(), STOP_LIMIT);
      Files.deleteIfExists(pidFile());
    }
  }

  /** Pulls the plug (SIGKILL): nothing in the server gets to say goodbye. */
  public void kill() {
    Process running = running();
    if (running != null) {
      running.destroyForcibly().onExit().join();
    }
  }

  /** Stops if need be, also after {@link #kill}, and starts with what it left on the disk. */
  public void restart() throws IOException, InterruptedException {
    stop();
    boot();
  }

  /**
   * Takes the WAR out and puts it in again while the server runs, with the server's own tool.
   * Returns when the shop is back.
   */
  public abstract void redeploy() throws IOException, InterruptedException;

  public boolean isRunning() {
    Process running = running();
    return running != null && running.isAlive();
  }

  /** Waits until the server ends, for whatever reason. */
  public void awaitEnd() throws InterruptedException {
    running().waitFor();
  }

  /** Stops for good: a start under way in another thread fails. */
  @Override
  public void close() throws IOException {
    synchronized (launching) {
      closed = true;
    }
    stop();
  }

  /** Everything the server printed, of all its starts. */
  public Path log() {
    return plan.directory().resolve("server.log");
  }

  public URI origin() {
    return URI.create("http://localhost:" + plan.httpPort());
  }

  public int adminPort() {
    return plan.adminPort();
  }

  /** The process number of the server itself, for faults that only the system can make. */
  public long pid() {
    return running().pid();
  }

  private Process running() {
    synchronized (launching) {
      return process;
    }
  }

  private void launch(List<String> command) throws IOException {
    synchronized (launching) {
      if (closed) {
        throw new CannotStartException("The server is being stopped.");
      }
      process = child(command).redirectOutput(Redirect.appendTo(log().toFile())).start();
      Files.writeString(pidFile(), process.pid() + "\n");
    }
    try (OutputStream in = process.getOutputStream()) {
      in.write(standardInput().getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Early in the command line, where the process list still shows it: how a leftover is known. */
  final String mark() {
    return "-Dgyeolje.directory=" + plan.directory();
  }

  /** Runs the server's own tool to its end and gives what it printed. */
  final String run(String purpose, List<String> command) throws IOException, InterruptedException {
    Process tool = child(command).start();
    tool.getOutputStream().close();
    String answer = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (tool.waitFor() != 0) {
      throw new CannotStartException("%s failed: %s".formatted(purpose, answer.strip()));
    }
    return answer;
  }

  private ProcessBuilder child(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.directory(plan.directory().toFile());
    builder.environment().keySet().retainAll(INHERITED);
    builder.environment().putAll(environment());
    return builder;
  }

  /** False if the server will never be ready, and no fault of the shop's. */
  private boolean awaitReady(ServerLog said) throws IOException, InterruptedException {
    long end = System.nanoTime() + READY_LIMIT.toNanos();
    while (!isReady()) {
      if (said.stumbled()) return false;
      if (rejected(said)) {
        stop();
        throw new CannotStartException(
            "The server refused the shop: " + said.reasonOfDecline() + " (log: " + log() + ")");
      }
      if (!isRunning()) {
        throw new CannotStartException(
            "The server ended while it started: " + said.lastLine() + " (log: " + log() + ")");
      }
      if (System.nanoTime() > end) {
        stop();
        throw new CannotStartException(
            "The shop is not ready after %d minutes; the log is %s"
                .formatted(READY_LIMIT.toMinutes(), log()));
      }
      Thread.sleep(100);
    }
    return true;
  }

  private boolean isReady() {
    try {
      HttpURLConnection connection = (HttpURLConnection) ready().toURL().openConnection();
      connection.setConnectTimeout(1_000);
      connection.setReadTimeout(5_000);
      connection.setRequestProperty("Connection", "close");
      String token = plan.environment().get("INTERNAL_TOKEN");
      if (token != null) connection.setRequestProperty("Authorization", "Bearer " + token);
      return connection.getResponseCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private URI ready() {
    return plan.war() == null
        ? administration()
        : URI.create("http://127.0.0.1:" + plan.httpPort() + plan.readyPath());
  }

  private Path pidFile() {
    return plan.directory().resolve("server.pid");
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
