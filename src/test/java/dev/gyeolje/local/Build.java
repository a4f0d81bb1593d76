package dev.gyeolje.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The WAR and the server to run it on. Maven passes both in the system properties {@code
 * shop.basedir}, {@code shop.war}, {@code server} and {@code server.zip}.
 *
 * @param basedir the project's directory
 * @param war the shop's WAR as shipped
 * @param kind the server that runs the WAR
 * @param serverArchive the vendor's zip of that server
 */
public record Build(Path basedir, Path war, Kind kind, Path serverArchive) {

  /** The servers that the shop supports. */
  public enum Kind {
    PAYARA("payara", "Payara Server"),
    WILDFLY("wildfly", "WildFly");

    private final String id;
    private final String title;

    Kind(String id, String title) {
      this.id = id;
      this.title = title;
    }

    /**
     * Returns the value of the system property {@code server}, which also names the directory in
     * server-config.
     */
    public String id() {
      return id;
    }

    /** Returns the product name. */
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
   * Reads the system properties. Throws {@link CannotStartException} if one is missing or names a
   * file that does not exist.
   */
  public static Build fromSystemProperties() {
    return new Build(
        path("shop.basedir"),
        path("shop.war"),
        Kind.of(System.getProperty("server", Kind.PAYARA.id())),
        path("server.zip"));
  }

  /**
   * Returns another build for the same server.
   *
   * @param place a WAR, which uses this checkout's server-config, or a checkout that contains a WAR
   */
  public Build with(Path place) {
    // the server has another working directory
    var absolute = place.toAbsolutePath().normalize();
    return Files.isDirectory(absolute)
        ? new Build(absolute, absolute.resolve("target/gyeolje.war"), kind, serverArchive)
        : new Build(basedir, absolute, kind, serverArchive);
  }

  private static Path path(String property) {
    String value = System.getProperty(property, "");
    if (value.isEmpty() || !Files.exists(Path.of(value))) {
      throw new CannotStartException(
          "The system property " + property + " names nothing that is there: \"" + value + "\".");
    }
    return Path.of(value);
  }

  /** Returns the directory of the files that configure the server. */
  Path serverConfig() {
    return basedir.resolve("server-config").resolve(kind.id());
  }

  /**
   * Returns the unpacked server, which is only read from, except for Payara's additional module.
   */
  Path serverHome() throws IOException {
    return Distribution.unpacked(serverArchive, target().resolve(kind.id()));
  }

  Path target() {
    return basedir.resolve("target");
  }

  /** Returns the PostgreSQL driver for the server: the one that the tests use, too. */
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
