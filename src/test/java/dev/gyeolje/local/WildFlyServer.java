package dev.gyeolje.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wildfly.core.launcher.CliCommandBuilder;
import org.wildfly.core.launcher.StandaloneCommandBuilder;

/** WildFly with its own standalone directory, a copy of the one in WildFly's zip. */
final class WildFlyServer extends Server {

  WildFlyServer(Build build, Plan plan) {
    super(build, plan);
  }

  @Override
  void layOut() throws IOException, InterruptedException {
    Directories.delete(base());
    Directories.copy(home().resolve("standalone"), base());
    Directories.delete(modules());
    Directories.copy(build.serverConfig().resolve("modules"), modules());
    Files.copy(build.driver(), modules().resolve("org/postgresql/main/postgresql.jar"));
    Files.copy(
        build.target().resolve("undertow/undertow-core.jar"),
        modules().resolve("io/undertow/core/main/undertow-core.jar"));
    if (plan.war() != null) Files.copy(plan.war(), deployments().resolve("gyeolje.war"));
    Path configured = configured();
    Once.make(
        configured,
        partial -> {
          configure();
          Files.copy(configuration(), partial, StandardCopyOption.REPLACE_EXISTING);
        });
    Files.copy(configured, configuration(), StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Returns the file that keeps what {@code configure.cli} makes of this WildFly's configuration.
   * Running it takes a quarter of the processor time of a start.
   */
  private Path configured() throws IOException {
    int script = (home() + Files.readString(script())).hashCode();
    return build.target().resolve("wildfly/standalone-%08x.xml".formatted(script));
  }

  @Override
  void configure() throws IOException, InterruptedException {
    run(
        "WildFly's jboss-cli",
        CliCommandBuilder.of(home())
            .setModuleDirs(modulePath())
            .setJavaOptions(QUICK_START)
            .addJavaOption("-Djboss.server.base.dir=" + base())
            .setScriptFile(script())
            .build());
  }

  @Override
  List<String> commandLine() throws IOException {
    return StandaloneCommandBuilder.of(home())
        .setBaseDirectory(base())
        .setModuleDirs(modulePath())
        .setJavaOptions(mark())
        .addJavaOptions(plan.flags())
        // the collector as in the Dockerfile
        .addJavaOptions("-Xmx512m", "-XX:+UseParallelGC", "-Dorg.jboss.logmanager.nocolor=true")
        .addServerArguments(
            "-b=127.0.0.1",
            "--graceful-startup=false",
            "-Djboss.http.port=" + plan.httpPort(),
            "-Djboss.management.http.port=" + plan.adminPort())
        .build();
  }

  @Override
  Map<String, String> environment() throws IOException {
    Map<String, String> environment = new HashMap<>(super.environment());
    environment.put("JBOSS_HOME", home().toString());
    return environment;
  }

  @Override
  Path configuration() {
    return base().resolve("configuration/standalone.xml");
  }

  @Override
  boolean rejected(ServerLog said) {
    return Files.exists(deployments().resolve("gyeolje.war.failed"));
  }

  @Override
  URI administration() {
    return URI.create("http://127.0.0.1:" + plan.adminPort() + "/health/ready");
  }

  @Override
  ServerLog log(long from) {
    return ServerLog.ofWildFly(log(), from);
  }

  @Override
  public void redeploy() throws IOException, InterruptedException {
    run(
        "Redeployment",
        CliCommandBuilder.of(home())
            .setJavaOptions(QUICK_START)
            .setConnection("127.0.0.1", plan.adminPort())
            .setCommand("/deployment=gyeolje.war:redeploy")
            .build());
  }

  private Path script() {
    return build.serverConfig().resolve("configure.cli");
  }

  private Path home() throws IOException {
    return build.serverHome();
  }

  /** Puts this server's extra modules before WildFly's own, which are only read from. */
  private List<String> modulePath() throws IOException {
    return List.of(modules().toString(), home().resolve("modules").toString());
  }

  private Path modules() {
    return plan.directory().resolve("modules");
  }

  private Path base() {
    return plan.directory().resolve("standalone");
  }

  private Path deployments() {
    return base().resolve("deployments");
  }
}
