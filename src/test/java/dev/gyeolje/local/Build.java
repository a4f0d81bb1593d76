package dev.gyeolje.local;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What Maven made and found, handed over by the system properties {@code shop.basedir}, {@code
 * shop.war} and {@code payara.zip}.
 *
 * @param basedir the project's directory
 * @param war the shop as shipped
 * @param serverArchive Payara's own zip
 */
public record Build(Path basedir, Path war, Path serverArchive) {

  /**
   * Reads the properties; throws {@link CannotStartException} where one is missing or names no
   * file.
   */
  public static Build fromSystemProperties() {
    return new Build(path("shop.basedir"), path("shop.war"), path("payara.zip"));
  }

  private static Path path(String property) {
    String value = System.getProperty(property, "");
    if (value.isEmpty() || !Files.exists(Path.of(value))) {
      throw new CannotStartException(
          "The system property " + property + " names nothing that is there: \"" + value + "\".");
    }
    return Path.of(value);
  }

  Path serverConfig() {
    return basedir.resolve("server-config/payara/preboot.asadmin");
  }

  Path target() {
    return basedir.resolve("target");
  }

  /** The driver the tests themselves use is the one the server gets. */
  Path driver() {
    return jarOf(org.postgresql.Driver.class);
  }

  private static Path jarOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
