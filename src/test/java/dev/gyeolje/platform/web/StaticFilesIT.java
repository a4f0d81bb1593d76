package dev.gyeolje.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.support.Page;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.Visitor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * Tests that the shop sends linked files compressed, and that browsers may cache them until a
 * release changes them.
 */
class StaticFilesIT {

  private static final Path SHEET = Path.of("src/main/webapp/static/css/shop.css");

  private final LocalShop shop = SharedShop.get();
  private final Visitor visitor = Visitor.to(shop);

  @Test
  void linkedFile_isImmutableAndEqualsSource() throws Exception {
    var sheet = visitor.download(sheet());

    assertThat(sheet.statusCode()).isEqualTo(200);
    assertThat(header(sheet, "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
    assertThat(header(sheet, "Content-Type")).startsWith("text/css");
    assertThat(header(sheet, "Vary")).isEqualTo("Accept-Encoding");
    assertThat(sheet.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(sheet.body()).isEqualTo(Files.readAllBytes(SHEET));
  }

  @Test
  void gzipResponse_isLessThanAThird() throws Exception {
    var sheet = visitor.download(sheet(), "gzip, deflate, br");

    assertThat(header(sheet, "Content-Encoding")).isEqualTo("gzip");
    assertThat(header(sheet, "Content-Length")).isEqualTo(String.valueOf(sheet.body().length));
    assertThat(sheet.body().length).isLessThan((int) Files.size(SHEET) / 3);
    assertThat(decompressed(sheet.body())).isEqualTo(Files.readAllBytes(SHEET));
  }

  /** During a deployment, a page of one release may request files from a node of another. */
  @Test
  void fileNameOfOtherRelease_isServedUncached() {
    var other = sheet().replaceFirst("v-[0-9a-f]+", "v-0123456789abcdef");

    var sheet = visitor.download(other);

    assertThat(sheet.statusCode()).isEqualTo(200);
    assertThat(header(sheet, "Cache-Control")).isEqualTo("no-store");
    assertThat(visitor.download(other.replace("shop.css", "none.css")).statusCode()).isEqualTo(404);
  }

  @Test
  void pages_linkFilesOfOneVersion() {
    var version = sheet().replaceFirst("(/static/v-[0-9a-f]+/).*", "$1");
    var page = Page.of(Visitor.signedInTo(shop).get("/settings"));

    var linked =
        List.of(
            page.attributes("script[src^=/static/]", "src"),
            page.attributes("link[rel~=icon|stylesheet]", "href"));

    for (var paths : linked)
      assertThat(paths).isNotEmpty().allMatch(path -> path.startsWith(version));
    for (var paths : linked)
      for (var path : paths)
        assertThat(visitor.download(path).statusCode()).as(path).isEqualTo(200);
    assertThat(Page.of(visitor.get("/terms")).attributes("link[rel=stylesheet]", "href"))
        .containsExactly(sheet());
  }

  private String sheet() {
    return Page.of(visitor.get("/")).attributes("link[rel=stylesheet]", "href").get(0);
  }

  private static byte[] decompressed(byte[] body) throws IOException {
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return gzip.readAllBytes();
    }
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
