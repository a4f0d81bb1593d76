package dev.gyeolje.legal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Reads the operator's pages, or the placeholders that come with the shop. */
@ApplicationScoped
class LegalPages {

  private final Parser parser = Parser.builder().build();

  /** Escapes HTML in a file, and sanitizes URLs so that no link runs a script. */
  private final HtmlRenderer renderer =
      HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

  @Inject LegalSettings settings;

  /**
   * Returns the page as HTML. Reads the file each time, so that a change applies from the next
   * request on.
   *
   * @throws UncheckedIOException if the file cannot be read
   */
  LegalView view(LegalPage page, Locale language) {
    try {
      var file = settings.file(page, language);
      var markdown = file.isPresent() ? Files.readString(file.get()) : placeholder(page, language);
      return new LegalView(
          "legal." + page.name(), renderer.render(parser.parse(markdown)), file.isEmpty());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String placeholder(LegalPage page, Locale language) throws IOException {
    var name = "/legal/" + LegalSettings.name(page, language);
    try (var text = LegalPages.class.getResourceAsStream(name)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
