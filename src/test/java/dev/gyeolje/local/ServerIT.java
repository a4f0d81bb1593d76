package dev.gyeolje.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gyeolje.support.SharedShop;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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

/** Tests the server alone, with a minimal WAR and no database. */
class ServerIT {
  @TempDir Path directory;

  @Test
  void killedServer_restartsWithTheSameConfiguration() throws Exception {
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
      // server-config was applied a second time, to the configuration that it had changed before.
      assertThat(settings(server)).containsExactlyInAnyOrderElementsOf(settings);
    }
  }

  @Test
  void rejectedWar_isReportedWithItsMessage_andServerStops() throws Exception {
    try (Server server = server(Rejecting.class, Map.of())) {
      assertThatThrownBy(server::start)
          .isInstanceOf(CannotStartException.class)
          .hasMessageContaining("refused the shop: Settings are missing: A, B.");
      assertThat(server.isRunning()).isFalse();
    }
  }

  /**
   * The pom states the versions of Payara's implementations, so that developers need not open the
   * server's zip. The build compiles the pages with those of JSP and its tags.
   */
  @ParameterizedTest
  @CsvSource({
    "jersey-common, jersey.version",
    "org.eclipse.persistence.core, eclipselink.version",
    "wasp, wasp.version",
    "jakarta.servlet.jsp.jstl, jstl.version"
  })
  @EnabledIfSystemProperty(named = "server", matches = "payara")
  void payaraLibrary_hasTheVersionFromThePom(String module, String property) throws Exception {
    try (var distribution = new ZipFile(System.getProperty("server.zip"))) {
      var entry = distribution.getEntry("payara6/glassfish/modules/" + module + ".jar");
      try (var jar = new JarInputStream(distribution.getInputStream(entry))) {
        assertThat(jar.getManifest().getMainAttributes().getValue("Bundle-Version"))
            .isEqualTo(System.getProperty(property));
      }
    }
  }

  /** Payara attaches the module only to the host that its manifest names; decision 52. */
  @Test
  @EnabledIfSystemProperty(named = "server", matches = "payara")
  void moduleWithPayarasImports_isAttached() throws IOException {
    var modules =
        URI.create(
            "http://127.0.0.1:%d/management/domain/list-modules"
                .formatted(SharedShop.get().server().adminPort()));

    assertThat(read(modules)).containsPattern("gyeolje-imports \\[\\d+]], State = \\[RESOLVED]");
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
   * Returns one line for each element of the server's configuration, independent of the order of
   * elements and attributes, without the elements that the server writes itself.
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

  /** Matches the elements in which Payara records the WAR, and elements without attributes. */
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
    return read(server.origin().resolve("/ready"));
  }

  private static String read(URI address) throws IOException {
    try (InputStream answer = address.toURL().openStream()) {
      return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Responds with a setting, to show that the server receives its environment. */
  @WebServlet("/ready")
  public static class Ready extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.getWriter().print(System.getenv("OPS_EMAILS"));
    }
  }

  /** Fails its deployment as the shop does when a setting is missing. */
  @WebListener
  public static class Rejecting implements ServletContextListener {
    @Override
    public void contextInitialized(ServletContextEvent event) {
      throw new IllegalStateException("Settings are missing: A, B.");
    }
  }
}
