package dev.gyeolje.platform.web;

import dev.gyeolje.platform.seal.Sha256;
import jakarta.servlet.ServletContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The files below {@code /static}, in memory, under paths with a hash of all files. Browsers may
 * cache such a path forever: the next release has another one. All files share one hash, so that
 * scripts that import each other by relative paths belong to one release.
 *
 * <p>Pages use it as {@code files}.
 */
public final class StaticFilesView {

  static final String ROOT = "/static/";

  private static final String NAME = "files";

  /** Compressible types; images other than SVG are already compressed. */
  private static final Pattern TEXT = Pattern.compile("text/.*|.*(javascript|json|svg\\+xml).*");

  private static final Pattern NAMED = Pattern.compile(ROOT + "v-([0-9a-f]+)/(.+)");

  private final Map<String, StaticFile> files;
  private final String version;

  /**
   * A file.
   *
   * @param type for {@code Content-Type}
   * @param compressed with gzip; null if that does not make it smaller
   */
  record StaticFile(String type, byte[] content, byte @Nullable [] compressed) {}

  /**
   * A requested file.
   *
   * @param current whether the path belongs to this release
   */
  record Named(StaticFile file, boolean current) {}

  private StaticFilesView(Map<String, StaticFile> files) {
    this.files = files;
    this.version = version(files);
  }

  /** Reads the shop's files, and makes them available to its pages. */
  static void publish(ServletContext shop) {
    var files = new TreeMap<String, StaticFile>();
    read(shop, ROOT, files);
    shop.setAttribute(NAME, new StaticFilesView(files));
  }

  /** The files that were {@link #publish published}. */
  static StaticFilesView in(ServletContext shop) {
    return (StaticFilesView) shop.getAttribute(NAME);
  }

  private static void read(ServletContext shop, String directory, Map<String, StaticFile> files) {
    for (var path : shop.getResourcePaths(directory))
      if (path.endsWith("/")) read(shop, path, files);
      else files.put(path, file(shop, path));
  }

  private static StaticFile file(ServletContext shop, String path) {
    var type = Optional.ofNullable(shop.getMimeType(path)).orElse("application/octet-stream");
    try (var stream = shop.getResourceAsStream(path)) {
      var content = stream.readAllBytes();
      return new StaticFile(type, content, compressed(type, content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte @Nullable [] compressed(String type, byte[] content) throws IOException {
    if (!TEXT.matcher(type).matches()) return null;
    var compressed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(compressed)) {
      gzip.write(content);
    }
    return compressed.size() < content.length ? compressed.toByteArray() : null;
  }

  private static String version(Map<String, StaticFile> files) {
    var contents = files.values().stream().map(StaticFile::content).toArray(byte[][]::new);
    return HexFormat.of().formatHex(Sha256.hash(contents), 0, 8);
  }

  /**
   * The path by which pages link a file.
   *
   * @param path of the file, e.g. {@code /static/css/shop.css}
   * @throws IllegalArgumentException if there is no such file
   */
  public String path(String path) {
    if (!files.containsKey(path)) throw new IllegalArgumentException("no file " + path);
    return ROOT + "v-" + version + "/" + path.substring(ROOT.length());
  }

  /** The file with this path in a page; empty if there is no such file. */
  Optional<Named> find(String path) {
    var named = NAMED.matcher(path);
    if (!named.matches()) return Optional.empty();
    return Optional.ofNullable(files.get(ROOT + named.group(2)))
        .map(file -> new Named(file, named.group(1).equals(version)));
  }
}
