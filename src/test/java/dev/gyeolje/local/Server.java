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
 * A real application server with one WAR or none, running as a child process of this JVM.
 *
 * <p>{@link #start} creates a fresh configuration from the vendor's, and every start applies {@code
 * server-config} to it, so that the running server always matches these files. The process is the
 * server itself and not a start script, so that {@link #kill} kills the server directly. The caller
 * that starts a server must close it.
 */
public abstract sealed class Server implements AutoCloseable permits PayaraServer, WildFlyServer {

  /**
   * The parts of one server.
   *
   * @param war the WAR to deploy; null if a test deploys it later
   * @param readyPath path that answers 200 when the WAR is ready; null without a WAR
   * @param directory directory of the configuration, the log and the file with the process id
   * @param httpPort port for customers, on 127.0.0.1
   * @param adminPort port for the server's administration tool, on 127.0.0.1, without a password
   * @param flags additional flags for the server's JVM; empty for a JVM as in production
   * @param environment all settings that the server finds in its environment
   */
  public record Plan(
      Path war,
      String readyPath,
      Path directory,
      int httpPort,
      int adminPort,
      List<String> flags,
      Map<String, String> environment) {}

  /**
   * A start takes 12 s on two idle cores, and took four minutes on a slow build machine beside a
   * loaded second server.
   */
  private static final Duration READY_LIMIT = Duration.ofMinutes(10);

  /** The shop lets requests finish for 20 s, and its jobs for 10 s. */
  private static final Duration STOP_LIMIT = Duration.ofSeconds(40);

  /**
   * Flags for a fast start at the cost of peak speed; production servers do not use them.
   *
   * <p>With C1 alone, the JVM would reserve a 48 MB code cache, which is full after two busy
   * minutes. From then on the JVM compiles nothing more, and requests that link a method handle
   * fail. Without room for metadata, a start of Payara collects the whole heap four times. With one
   * thread for the garbage collector, it takes 18.0 instead of 20.5 s of processor time (means of
   * three, in turn). Without data for jstat no thread wakes up every 50 ms to sample them.
   */
  static final List<String> QUICK_START =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:ReservedCodeCacheSize=240m",
          "-XX:MetaspaceSize=256m",
          "-XX:ParallelGCThreads=1",
          "-XX:-UsePerfData",
          "-Xshare:auto");

  /**
   * The only variables that the server inherits from this JVM's environment. A live key in that
   * environment must not reach the local shop.
   */
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

  /** Creates the server that {@link Build#kind} names, without starting it. */
  public static Server of(Build build, Plan plan) {
    return switch (build.kind()) {
      case PAYARA -> new PayaraServer(build, plan);
      case WILDFLY -> new WildFlyServer(build, plan);
    };
  }

  /**
   * Creates the server's configuration anew, with {@code server-config} applied for servers that do
   * not do so themselves at every start, and copies the WAR to where the starting server finds it.
   */
  abstract void layOut() throws IOException, InterruptedException;

  /** Applies {@code server-config} again, as {@link #layOut}. */
  void configure() throws IOException, InterruptedException {}

  /** Returns the server's configuration file. */
  abstract Path configuration();

  /**
   * Returns one line for each setting in the configuration file, for comparison with that of
   * another start.
   *
   * @throws Exception if the file cannot be read as XML
   */
  public Set<String> settings() throws Exception {
    return ServerSettings.in(configuration());
  }

  /**
   * Returns the command line of the server's process, including the plan's flags and {@link #mark}.
   */
  abstract List<String> commandLine() throws IOException, InterruptedException;

  /** Returns the environment of the server and its tools. */
  Map<String, String> environment() throws IOException {
    return plan.environment();
  }

  /** Returns the text that the process reads from standard input when it starts. */
  String standardInput() {
    return "";
  }

  /** Returns whether the server has rejected the WAR at the start that {@code said} covers. */
  abstract boolean rejected(ServerLog said) throws IOException;

  /** Returns a URL that answers 200 when the server's administration is available. */
  abstract URI administration();

  /**
   * Returns this server's log from byte {@code from} on, with the pattern of its deployment errors.
   */
  abstract ServerLog log(long from);

  /**
   * Starts the server and waits until the WAR is ready or, without a WAR, until the server's
   * administration is available.
   *
   * @throws CannotStartException if the server ends, rejects the WAR, or takes more than ten
   *     minutes; the message includes the server's own in one sentence
   */
  public void start() throws IOException, InterruptedException {
    Leftover.end(pidFile(), plan.directory());
    layOut();
    boot();
  }

  private void boot() throws IOException, InterruptedException {
    if (!comesUp() && !comesUp())
      throw new CannotStartException(
          "The server fails by itself at each start; the log is " + log());
  }

  /**
   * Returns false if the server failed for a reason of its own, so that another start may succeed.
   */
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

  /**
   * Returns the duration of the last start, from the launch of the process to the first 200 of the
   * readiness check.
   */
  public Duration readyAfter() {
    return readyAfter;
  }

  /**
   * Shuts the server down cleanly (SIGTERM), kills it if that takes more than 40 seconds, and
   * returns when it has ended. Does nothing if it is not running.
   */
  public void stop() throws IOException {
    Process running = running();
    if (running != null) {
      Leftover.end(running.toHandle(), STOP_LIMIT);
      Files.deleteIfExists(pidFile());
    }
  }

  /** Kills the server (SIGKILL) without any shutdown code. */
  public void kill() {
    Process running = running();
    if (running != null) {
      running.destroyForcibly().onExit().join();
    }
  }

  /**
   * Stops the server if it runs and starts it with the files it left on the disk, also after {@link
   * #kill}.
   */
  public void restart() throws IOException, InterruptedException {
    stop();
    configure();
    boot();
  }

  /**
   * Undeploys the WAR and deploys it again while the server runs, with the server's own
   * administration. Returns when the shop is deployed again.
   */
  public abstract void redeploy() throws IOException, InterruptedException;

  public boolean isRunning() {
    Process running = running();
    return running != null && running.isAlive();
  }

  /** Waits until the server ends, for any reason. */
  public void awaitEnd() throws InterruptedException {
    running().waitFor();
  }

  /** Stops the server permanently. A start in progress in another thread fails. */
  @Override
  public void close() throws IOException {
    synchronized (launching) {
      closed = true;
    }
    stop();
  }

  /** Returns the file with the server's output from all its starts. */
  public Path log() {
    return plan.directory().resolve("server.log");
  }

  public URI origin() {
    return URI.create("http://localhost:" + plan.httpPort());
  }

  public int adminPort() {
    return plan.adminPort();
  }

  /** Returns the process id of the server, for faults that only the operating system can cause. */
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

  /**
   * Returns a flag that identifies leftover processes. It comes early in the command line, because
   * the process list cuts off long ones.
   */
  final String mark() {
    return "-Dgyeolje.directory=" + plan.directory();
  }

  /** Runs the server's own tool to its end and returns its output. */
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

  /** Returns false if the server will never be ready for a reason that is not the shop's. */
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
