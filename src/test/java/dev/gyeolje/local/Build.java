package dev.gyeolje.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What Maven made and found, handed over by the system properties {@code shop.basedir}, {@code
 * shop.war}, {@code server} and {@code server.zip}.
 *
 * @param basedir the project's directory
 * @param war the shop as shipped
 * @param kind which server runs it
 * @param serverArchive that server's own zip
 */
public record Build(Path basedir, Path war, Kind kind, Path serverArchive) {

  /** The servers that the shop is shipped for. */
  public enum Kind {
    PAYARA("payara", "Payara Server"),
    WILDFLY("wildfly", "WildFly");

    private final String id;
    private final String title;

    Kind(String id, String title) {
      this.id = id;
      this.title = title;
    }

    /** What the system property {@code server} calls it, and its directory in server-config. */
    public String id() {
      return id;
    }

    /** What people call it. */
    public String title() {
      return title;
    }

    static Kind of(String id) {
      return Arrays.stream(values())
          .filter(kind -> kind.id.equals(id))
          .findAny()
          .orElseThrow(
              () ->
                  new CannotStartException(
                      "-Dserver wants payara or wildfly, not \"" + id + "\"."));
    }
  }

  /**
   * Reads the properties; throws {@link CannotStartException} where one is missing or names no
   * file.
   */
  public static Build fromSystemProperties() {
    return new Build(
        path("shop.basedir"),
        path("shop.war"),
        Kind.of(System.getProperty("server", Kind.PAYARA.id())),
        path("server.zip"));
  }

  /**
   * Another build for the same server.
   *
   * @param place a WAR, for this checkout's server-config; or a checkout with a WAR in it
   */
  public Build with(Path place) {
    return Files.isDirectory(place)
        ? new Build(place, place.resolve("target/gyeolje.war"), kind, serverArchive)
        : new Build(basedir, place, kind, serverArchive);
  }

  private static Path path(String property) {
    String value = System.getProperty(property, "");
    if (value.isEmpty() || !Files.exists(Path.of(value))) {
      throw new CannotStartException(
          "The system property " + property + " names nothing that is there: \"" + value + "\".");
    }
    return Path.of(value);
  }

  /** The files that configure the server. */
  Path serverConfig() {
    return basedir.resolve("server-config").resolve(kind.id());
  }

  /** The server, unpacked; only read from. */
  Path serverHome() throws IOException {
    return Distribution.unpacked(serverArchive, target().resolve(kind.id()));
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
