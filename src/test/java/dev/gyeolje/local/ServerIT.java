package dev.gyeolje.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarInputStream;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The server on its own, with a WAR of three lines and no database. */
class ServerIT {
  @TempDir Path directory;

  @Test
  void killedServer_startsAgainAsAnotherProcess_configuredAsBefore() throws Exception {
    try (Server server = server(Ready.class, Map.of("OPS_EMAILS", "a@b"))) {
      server.start();
      long first = server.pid();
      Set<String> settings = settings(server);
      assertThat(answerOf(server)).isEqualTo("a@b");

      server.kill();
      assertThat(server.isRunning()).isFalse();

      server.restart();
      assertThat(server.pid()).isNotEqualTo(first);
      assertThat(answerOf(server)).isEqualTo("a@b");
      assertThat(ProcessHandle.of(first)).isEmpty();
      // server-config was applied to what it had made of it before
      assertThat(settings(server)).containsExactlyInAnyOrderElementsOf(settings);
    }
  }

  @Test
  void rejectedWar_isReportedInItsOwnWords_andNothingIsLeftRunning() throws Exception {
    try (Server server = server(Rejecting.class, Map.of())) {
      assertThatThrownBy(server::start)
          .isInstanceOf(CannotStartException.class)
          .hasMessageContaining("refused the shop: Settings are missing: A, B.");
      assertThat(server.isRunning()).isFalse();
    }
  }

  /** The pom names what JAX-RS and JPA run on, so that nobody has to look into the server. */
  @ParameterizedTest
  @CsvSource({"jersey-common, jersey.version", "org.eclipse.persistence.core, eclipselink.version"})
  @EnabledIfSystemProperty(named = "server", matches = "payara")
  void libraryOfPayara_isTheOneThatThePomNames(String module, String property) throws Exception {
    try (var distribution = new ZipFile(System.getProperty("server.zip"))) {
      var entry = distribution.getEntry("payara6/glassfish/modules/" + module + ".jar");
      try (var jar = new JarInputStream(distribution.getInputStream(entry))) {
        assertThat(jar.getManifest().getMainAttributes().getValue("Bundle-Version"))
            .isEqualTo(System.getProperty(property));
      }
    }
  }

  private Server server(Class<?> content, Map<String, String> environment) throws IOException {
    Ports ports = Ports.free();
    return Server.of(
        Build.fromSystemProperties(),
        new Server.Plan(
            war(content),
            "/ready",
            Files.createDirectories(directory.resolve("with a space")),
            ports.shop(),
            ports.serverAdmin(),
            Server.QUICK_START,
            environment));
  }

  /**
   * One line for each element of the server's configuration, wherever it puts its attributes; none
   * for what the server itself notes there.
   */
  private static Set<String> settings(Server server) throws Exception {
    Element root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(server.configuration().toFile())
            .getDocumentElement();
    Set<String> settings = new TreeSet<>();
    collect(root, "", settings);
    settings.removeIf(ServerIT::isTheServersOwn);
    return settings;
  }

  private static void collect(Element element, String parent, Set<String> settings) {
    Set<String> attributes = new TreeSet<>();
    for (int i = 0; i < element.getAttributes().getLength(); i++)
      attributes.add(element.getAttributes().item(i).toString());
    String path = parent + "/" + element.getTagName() + attributes;
    settings.add(path);
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling())
      if (child instanceof Element inside) collect(inside, path, settings);
  }

  /** What Payara notes of the WAR, and elements that it makes without saying anything by them. */
  private static boolean isTheServersOwn(String setting) {
    return setting.contains("/applications[")
        || setting.contains("/application-ref[")
        || setting.endsWith("[]");
  }

  private Path war(Class<?> content) {
    Path war = directory.resolve("trial.war");
    ShrinkWrap.create(WebArchive.class)
        .addClass(content)
        .addAsWebInfResource(
            new StringAsset(
                "<glassfish-web-app><context-root>/</context-root></glassfish-web-app>"),
            "glassfish-web.xml")
        .addAsWebInfResource(
            new StringAsset("<jboss-web><context-root>/</context-root></jboss-web>"),
            "jboss-web.xml")
        .as(ZipExporter.class)
        .exportTo(war.toFile());
    return war;
  }

  private static String answerOf(Server server) throws IOException {
    try (InputStream answer = server.origin().resolve("/ready").toURL().openStream()) {
      return new String(answer.readAllBytes());
    }
  }

  /** Answers with a setting, to show that the environment arrives. */
  @WebServlet("/ready")
  public static class Ready extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.getWriter().print(System.getenv("OPS_EMAILS"));
    }
  }

  /** Does what the shop does when a setting is missing. */
  @WebListener
  public static class Rejecting implements ServletContextListener {
    @Override
    public void contextInitialized(ServletContextEvent event) {
      throw new IllegalStateException("Settings are missing: A, B.");
    }
  }
}
