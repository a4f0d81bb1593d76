package dev.gyeolje.platform.web;

import dev.gyeolje.platform.config.WebAddress;
import dev.gyeolje.platform.json.JsonText;
import dev.gyeolje.platform.text.TextSanitizer;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A browser's report of a violation of {@link ContentPolicy}. Anybody can send one: it is a hint
 * and proves nothing. Parts of URLs that could identify a user are removed: every query, and the
 * path of external URLs.
 *
 * @param directive of the policy; may be empty
 * @param blocked origin of the blocked resource, or a word such as "inline"; may be empty
 * @param page path of the page; may be empty
 */
record ContentReport(String directive, String blocked, String page) {

  /** Maximum number of reports that are read per body. */
  private static final int MOST = 10;

  /**
   * Parses the reports in {@code body}, in the older format (one object) or the newer one (a list);
   * empty if it is neither.
   *
   * @param body may be null
   */
  static List<ContentReport> of(@Nullable String body) {
    if (body == null) return List.of();
    try {
      return JsonText.value(body).stream().flatMap(ContentReport::reports).limit(MOST).toList();
    } catch (ClassCastException notOne) {
      return List.of();
    }
  }

  private static Stream<ContentReport> reports(JsonValue body) {
    if (body.getValueType() == JsonValue.ValueType.ARRAY)
      return body.asJsonArray().stream()
          .map(JsonValue::asJsonObject)
          .filter(report -> report.getString("type", "").equals("csp-violation"))
          .map(report -> report.getJsonObject("body"))
          .map(report -> of(report, "effectiveDirective", "blockedURL", "documentURL"));
    var report = body.asJsonObject().getJsonObject("csp-report");
    return Stream.of(of(report, "violated-directive", "blocked-uri", "document-uri"));
  }

  private static ContentReport of(
      @Nullable JsonObject report, String directive, String blocked, String document) {
    if (report == null) return new ContentReport("", "", "");
    return new ContentReport(
        words(report.getString(directive, "")),
        origin(report.getString(blocked, "")),
        page(report.getString(document, "")));
  }

  private static String origin(String address) {
    return WebAddress.origin(address).orElse(words(address));
  }

  private static String page(String address) {
    return address.matches("https?://[^/]+/.*")
        ? words(address.replaceFirst("https?://[^/]+", "").replaceFirst("[?#].*", ""))
        : "";
  }

  /** Keeps only characters of directives and paths. */
  private static String words(String text) {
    return TextSanitizer.shortened(text.replaceAll("[^A-Za-z0-9 /_.:-]", "_"), 100);
  }
}
