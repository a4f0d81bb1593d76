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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The real Payara Server with one WAR or none, as a child process of this JVM.
 *
 * <p>Every start makes a fresh domain from Payara's own and applies {@code server-config} to it, so
 * that what runs is always what the files say. The process is the server itself, not a script in
 * front of it: {@link #kill} hits it directly. Whoever starts one closes it.
 */
public final class PayaraServer implements AutoCloseable {

  /**
   * What one server is made of.
   *
   * @param home Payara, unpacked
   * @param preboot the commands of {@code server-config}
   * @param driver PostgreSQL's JDBC driver
   * @param war what to deploy; null for a server that waits for somebody else to deploy
   * @param readyPath answers 200 when the WAR is ready; null without one
   * @param directory where the domain, the log and the process number go
   * @param httpPort for shoppers, on 127.0.0.1
   * @param adminPort for asadmin, on 127.0.0.1, no password
   * @param environment what the server finds in its environment, complete
   */
  public record Plan(
      Path home,
      Path preboot,
      Path driver,
      Path war,
      String readyPath,
      Path directory,
      int httpPort,
      int adminPort,
      Map<String, String> environment) {}

  private static final String DOMAIN = "shop";

  /** Seen: 12 s on two idle cores. A busy build machine may need many times that. */
  private static final Duration READY_LIMIT = Duration.ofMinutes(4);

  private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

  /** Quick to start rather than quick in the long run; an operator's server has none of these. */
  private static final List<String> QUICK_START =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");

  /** The rest of our own environment stays out: a live key in it must not reach the local shop. */
  private static final Set<String> INHERITED =
      Set.of("PATH", "HOME", "USER", "LANG", "LC_ALL", "TMPDIR", "TZ");

  private final Plan plan;
  private final List<String> flags;
  private final Object launching = new Object();
  private Process process;
  private boolean closed;

  /** One that starts quickly. */
  public PayaraServer(Plan plan) {
    this(plan, QUICK_START);
  }

  /**
   * One with these flags for its JVM besides the domain's own.
   *
   * @param flags none: as an operator's server
   */
  public PayaraServer(Plan plan, List<String> flags) {
    this.plan = plan;
    this.flags = List.copyOf(flags);
  }

  /**
   * Starts and waits until the WAR is ready or, without one, until it can be administered.
   *
   * @throws CannotStartException if the server ends, refuses the WAR, or takes more than four
   *     minutes; the message is the server's own in one sentence
   */
  public void start() throws IOException, InterruptedException {
    Leftover.end(pidFile(), plan.directory());
    layOutDomain();
    long alreadyLogged = Files.exists(log()) ? Files.size(log()) : 0;
    launch(commandLine());
    awaitReady(new ServerLog(log(), alreadyLogged));
  }

  /** Ends it in good order, within 15 seconds; requests still running are cut. Stopped is fine. */
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

  /** Stops if need be, also after {@link #kill}, and starts with the same ports. */
  public void restart() throws IOException, InterruptedException {
    stop();
    start();
  }

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

  private void layOutDomain() throws IOException {
    Directories.delete(domain());
    Directories.copy(plan.home().resolve("glassfish/domains/domain1"), domain());
    new DomainXml(domain().resolve("config/domain.xml"))
        .listenOnLoopback(plan.httpPort(), plan.adminPort());
    withoutColours(domain().resolve("config/logging.properties"));
    Files.copy(
        plan.driver(), domain().resolve("lib").resolve(plan.driver().getFileName().toString()));
    // What lies there when the server starts is deployed by it, before it calls itself started.
    Path autodeploy = Files.createDirectories(domain().resolve("autodeploy"));
    if (plan.war() != null) Files.copy(plan.war(), autodeploy.resolve("gyeolje.war"));
  }

  private static void withoutColours(Path logging) throws IOException {
    Files.writeString(
        logging, Files.readString(logging).replace("ansiColor=true", "ansiColor=false"));
  }

  /**
   * Payara says itself how its process is started ({@code --dry-run}), one argument a line.
   * Starting that process ourselves spares a second JVM beside the server, which would survive a
   * killed one.
   */
  private List<String> commandLine() throws IOException, InterruptedException {
    Path tool = plan.home().resolve("glassfish/lib/client/appserver-cli.jar");
    Process asadmin =
        child(
                List.of(
                    java(),
                    "-jar",
                    tool.toString(),
                    "start-domain",
                    "--dry-run",
                    "--domaindir",
                    domain().getParent().toString(),
                    "--prebootcommandfile",
                    plan.preboot().toString(),
                    DOMAIN))
            .start();
    asadmin.getOutputStream().close();
    String answer = new String(asadmin.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    List<String> lines = answer.lines().filter(line -> !line.isBlank()).toList();
    int java = lines.indexOf(java());
    if (asadmin.waitFor() != 0 || java < 0) {
      throw new CannotStartException("Payara does not say how it is started: " + answer);
    }
    List<String> command = new ArrayList<>(lines.subList(java, lines.size() - 1));
    command.addAll(1, flags);
    // Early in the line, where the process list still shows it: this is how a leftover is known.
    command.add(1, "-Dgyeolje.directory=" + plan.directory());
    return command;
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
      // The password of Payara's key store as it is delivered; nothing of ours is in it.
      in.write("AS_ADMIN_MASTERPASSWORD=changeit\n".getBytes(StandardCharsets.UTF_8));
    }
  }

  private ProcessBuilder child(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.directory(plan.directory().toFile());
    builder.environment().keySet().retainAll(INHERITED);
    builder.environment().putAll(plan.environment());
    return builder;
  }

  private void awaitReady(ServerLog said) throws IOException, InterruptedException {
    long end = System.nanoTime() + READY_LIMIT.toNanos();
    Path refused = domain().resolve("autodeploy/gyeolje.war_deployFailed");
    while (!isReady()) {
      if (Files.exists(refused)) {
        stop();
        throw new CannotStartException(
            "The server refused the shop: " + said.reasonOfRefusal() + " (log: " + log() + ")");
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
  }

  private boolean isReady() {
    try {
      HttpURLConnection connection = (HttpURLConnection) ready().toURL().openConnection();
      connection.setConnectTimeout(1_000);
      connection.setReadTimeout(5_000);
      connection.setRequestProperty("Connection", "close");
      return connection.getResponseCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private URI ready() {
    return URI.create(
        plan.war() == null
            ? "http://127.0.0.1:" + plan.adminPort() + "/management/domain"
            : "http://127.0.0.1:" + plan.httpPort() + plan.readyPath());
  }

  private Path domain() {
    return plan.directory().resolve("domains").resolve(DOMAIN);
  }

  private Path pidFile() {
    return plan.directory().resolve("server.pid");
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
