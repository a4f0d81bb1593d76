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
 * A browser's report of what {@link ContentPolicy} stopped. Anyone can send one: it is a hint and
 * proves nothing. Addresses lose what could name a user: every query, and the path of foreign ones.
 *
 * @param directive of the policy; may be empty
 * @param blocked origin of what was not loaded, or a word such as "inline"; may be empty
 * @param page path of the page; may be empty
 */
record ContentReport(String directive, String blocked, String page) {

  /** More in one body are not read. */
  private static final int MOST = 10;

  /**
   * Reads the reports in {@code body}, in the older form (one object) or the newer one (a list);
   * none if it is neither.
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

  /** Only what directives and paths are made of. */
  private static String words(String text) {
    return TextSanitizer.shortened(text.replaceAll("[^A-Za-z0-9 /_.:-]", "_"), 100);
  }
}
