package dev.gyeolje.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.Build;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.Visitor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Checks the contents of the WAR. */
class WarIT {

  private static final long MEGABYTE = 1_000_000;

  @Test
  void war_isSmallerThan40Megabytes() throws IOException {
    assertThat(Files.size(Build.fromSystemProperties().war())).isLessThan(40 * MEGABYTE);
  }

  /**
   * Fails on a new jar or a new version of one. Then correct the list and give the reason in the
   * commit.
   */
  @Test
  void jars_matchTheList() throws IOException {
    try (var list = WarIT.class.getResourceAsStream("/war-jars.txt")) {
      var listed =
          new String(list.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .toList();

      assertThat(namesIn("WEB-INF/lib/")).containsExactlyInAnyOrderElementsOf(listed);
    }
  }

  /**
   * One server ships an implementation of Jakarta MVC, and fails with a second one in {@code
   * WEB-INF/lib}.
   */
  @Test
  void mvcImplementation_isOnlyInWildFlyDirectory() throws IOException {
    assertThat(namesIn("WEB-INF/wildfly-lib/"))
        .hasSize(3)
        .anyMatch(name -> name.startsWith("krazo-core"))
        .anyMatch(name -> name.startsWith("krazo-resteasy"))
        .anyMatch(name -> name.startsWith("jakarta.mvc-api"));
    assertThat(entries()).filteredOn(name -> name.contains("krazo")).hasSize(2);
    var structure =
        Files.readString(Path.of("src/main/webapp/WEB-INF/jboss-deployment-structure.xml"));
    assertThat(namesIn("WEB-INF/wildfly-lib/"))
        .allMatch(name -> structure.contains("path=\"WEB-INF/wildfly-lib/" + name + "\""));
  }

  /** Payara answers 404 for a page that the build has not compiled. */
  @Test
  void everyPageAndTagFile_isCompiledForPayara() throws IOException {
    var sources = entries().stream().filter(name -> name.matches(".*\\.(jsp|tag)")).toList();
    var classes =
        entries().stream()
            .filter(name -> name.matches("WEB-INF/payara-pages/.*_(jsp|tag)\\.class"))
            .toList();

    assertThat(sources).isNotEmpty();
    assertThat(classes)
        .containsExactlyInAnyOrderElementsOf(sources.stream().map(WarIT::compiled).toList());
  }

  /** Returns the class of a page or a tag file, as Payara's JSP engine names it. */
  private static String compiled(String source) {
    var name =
        source.startsWith("WEB-INF/tags/")
            ? source.replace("WEB-INF/tags/", "tag/web/")
            : source.replace("WEB-INF", "WEB_002dINF");
    return "WEB-INF/payara-pages/org/apache/jsp/"
        + name.replace("-", "_002d").replaceFirst("\\.(jsp|tag)$", "_$1.class");
  }

  @Test
  @EnabledIfSystemProperty(named = "server", matches = "payara")
  void payara_compilesNoPage() throws IOException {
    var shop = SharedShop.get();

    assertThat(Visitor.to(shop).get("/").statusCode()).isEqualTo(200);

    var server = shop.server().log().getParent();
    assertThat(server.resolve("domains/shop/generated/jsp/gyeolje")).isEmptyDirectory();
  }

  @Test
  void war_containsNoTestCode() throws IOException {
    assertThat(entries())
        .contains("WEB-INF/classes/dev/gyeolje/checkout/CheckoutService.class")
        .noneMatch(
            name ->
                name.matches(
                    ".*(simulator|/local/|/support/|arquillian|junit|assertj|playwright|/demo/).*"));
  }

  /** The environment provides the secrets. */
  @Test
  void war_containsNoSecretKey() throws IOException {
    try (var war = new ZipFile(Build.fromSystemProperties().war().toFile())) {
      for (var entry : war.stream().filter(e -> !e.isDirectory()).toList()) {
        if (entry.getName().endsWith(".jar")) continue;
        var content =
            new String(war.getInputStream(entry).readAllBytes(), StandardCharsets.ISO_8859_1);
        assertThat(content.contains("BEGIN PRIVATE KEY") || content.matches("(?s).*_gsk_\\w{8}.*"))
            .as(entry.getName())
            .isFalse();
      }
    }
  }

  private static List<String> namesIn(String directory) throws IOException {
    return entries().stream()
        .filter(name -> name.startsWith(directory) && !name.endsWith("/"))
        .map(name -> name.substring(directory.length()))
        .toList();
  }

  private static List<String> entries() throws IOException {
    try (var war = new ZipFile(Build.fromSystemProperties().war().toFile())) {
      return war.stream().map(entry -> entry.getName()).toList();
    }
  }
}
