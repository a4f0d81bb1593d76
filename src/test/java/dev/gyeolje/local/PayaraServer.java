package dev.gyeolje.local;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Payara Server with its own domain, a copy of the domain in Payara's zip. */
final class PayaraServer extends Server {
  private static final String DOMAIN = "shop";

  private List<String> commandLine;

  PayaraServer(Build build, Plan plan) {
    super(build, plan);
  }

  @Override
  void layOut() throws IOException {
    Directories.delete(domain());
    Directories.copy(build.serverHome().resolve("glassfish/domains/domain1"), domain());
    new DomainXml(configuration()).listenOnLoopback(plan.httpPort(), plan.adminPort());
    Files.copy(
        build.serverConfig().resolve("logging.properties"),
        domain().resolve("config/logging.properties"),
        StandardCopyOption.REPLACE_EXISTING);
    Files.copy(
        build.driver(), domain().resolve("lib").resolve(build.driver().getFileName().toString()));
    addModule();
    // postboot.asadmin deploys the WAR from this directory.
    Path shop = Files.createDirectories(domain().resolve("shop"));
    if (plan.war() != null) Files.copy(plan.war(), shop.resolve("gyeolje.war"));
  }

  /**
   * Adds the module that the build creates to the unpacked server, which servers of other JVMs
   * share: they see either the whole file or none.
   */
  private void addModule() throws IOException {
    Path built = build.target().resolve("payara-modules/gyeolje-imports.jar");
    if (Files.notExists(built)) return; // an older checkout, for a comparison
    Path installed = build.serverHome().resolve("glassfish/modules/gyeolje-imports.jar");
    if (Files.exists(installed) && Files.mismatch(built, installed) == -1) return;
    Path partial = Files.createTempFile(installed.getParent(), "gyeolje-imports", ".partial");
    Files.copy(built, partial, StandardCopyOption.REPLACE_EXISTING);
    Files.move(partial, installed, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Returns the same command line at each start: server-config changes none of its options. */
  @Override
  List<String> commandLine() throws IOException, InterruptedException {
    if (commandLine == null) commandLine = dryRun();
    return commandLine;
  }

  /**
   * Returns the command line that Payara prints with {@code --dry-run}, one argument per line.
   * Starting that process directly avoids a second JVM, the launcher, which would survive if the
   * server is killed.
   */
  private List<String> dryRun() throws IOException, InterruptedException {
    List<String> asadmin = new ArrayList<>(QUICK_START);
    asadmin.add(0, java());
    asadmin.addAll(
        List.of(
            "-jar",
            build.serverHome().resolve("glassfish/lib/client/appserver-cli.jar").toString(),
            "start-domain",
            "--dry-run",
            "--domaindir",
            domain().getParent().toString(),
            "--prebootcommandfile",
            build.serverConfig().resolve("preboot.asadmin").toString(),
            "--postbootcommandfile",
            postboot().toString(),
            DOMAIN));
    String answer = run("Payara's asadmin", asadmin);
    List<String> lines = answer.lines().filter(line -> !line.isBlank()).toList();
    int java = lines.indexOf(java());
    if (java < 0) {
      throw new CannotStartException("Payara does not say how it is started: " + answer);
    }
    List<String> command = new ArrayList<>(lines.subList(java, lines.size() - 1));
    command.addAll(1, plan.flags());
    command.add(1, mark());
    return command;
  }

  /**
   * Returns the commands that open the HTTP port after the deployment; without a WAR in the plan,
   * they open it at once.
   */
  private Path postboot() throws IOException {
    Path shipped = build.serverConfig().resolve("postboot.asadmin");
    if (plan.war() != null) return shipped;
    return Files.writeString(
        plan.directory().resolve("open.asadmin"),
        Files.readString(shipped)
            .replaceAll("(?m)^deploy .*", "")
            .replaceAll(" applications\\.\\S+", ""));
  }

  @Override
  Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(plan.environment());
    // Quoted, because the path may contain spaces.
    environment.put("JDK_JAVA_OPTIONS", "@\"" + build.serverConfig().resolve("jvm-options") + "\"");
    return environment;
  }

  @Override
  String standardInput() {
    // The default password of Payara's key store, which holds no key of the shop.
    return "AS_ADMIN_MASTERPASSWORD=changeit\n";
  }

  @Override
  Path configuration() {
    return domain().resolve("config/domain.xml");
  }

  @Override
  boolean rejected(ServerLog said) throws IOException {
    return said.hasVerdict();
  }

  @Override
  URI administration() {
    return URI.create("http://127.0.0.1:" + plan.adminPort() + "/management/domain");
  }

  @Override
  ServerLog log(long from) {
    return ServerLog.ofPayara(log(), from);
  }

  @Override
  public void redeploy() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                administration().resolve("/management/domain/applications/application"))
            .header("X-Requested-By", "gyeolje")
            .header("Accept", "application/json")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "force=true&name=gyeolje&id="
                        + URLEncoder.encode(plan.war().toString(), StandardCharsets.UTF_8)))
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("Payara does not redeploy: " + answer.body());
    }
  }

  private Path domain() {
    return plan.directory().resolve("domains").resolve(DOMAIN);
  }
}
