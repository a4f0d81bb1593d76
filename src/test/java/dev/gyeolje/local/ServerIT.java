package dev.gyeolje.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.support.SharedShop;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.jar.JarInputStream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests what the build and the shop rely on in Payara. */
@EnabledIfSystemProperty(named = "server", matches = "payara")
class ServerIT {

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
  void moduleWithPayarasImports_isAttached() throws IOException {
    var modules =
        URI.create(
            "http://127.0.0.1:%d/management/domain/list-modules"
                .formatted(SharedShop.get().server().adminPort()));

    try (var answer = modules.toURL().openStream()) {
      assertThat(new String(answer.readAllBytes(), StandardCharsets.UTF_8))
          .containsPattern("gyeolje-imports \\[\\d+]], State = \\[RESOLVED]");
    }
  }
}
