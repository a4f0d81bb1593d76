package dev.gyeolje.simulator.toss;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The frame of the simulator's pages, with helper methods for HTML and forms. */
final class Html {
  private Html() {}

  /** Returns a whole page; {@code title} is text, {@code body} is HTML. */
  static Answer page(int status, String language, String title, String body) {
    return Answer.html(
        status,
        """
        <!doctype html>
        <html lang="%s">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s</title>
        <link rel="icon" href="data:,">
        <link rel="stylesheet" href="/static/pages.css">
        <script src="/static/window.js" defer></script>
        </head>
        <body>
        %s
        </body>
        </html>
        """
            .formatted(escape(language), escape(title), body));
  }

  static String escape(Object text) {
    return String.valueOf(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** Redirects with 303, so that the browser continues with a GET. */
  static void redirect(HttpExchange exchange, String address) throws IOException {
    exchange.getResponseHeaders().set("Location", address);
    exchange.sendResponseHeaders(303, -1);
    exchange.close();
  }

  /** Returns the fields of a posted form; of repeated fields, the last. */
  static Map<String, String> form(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(1 << 16);
    return fields(new String(body, StandardCharsets.UTF_8));
  }

  static Map<String, String> query(HttpExchange exchange) {
    String query = exchange.getRequestURI().getRawQuery();
    return fields(query == null ? "" : query);
  }

  private static Map<String, String> fields(String encoded) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String pair : encoded.split("&")) {
      String[] parts = pair.split("=", 2);
      fields.put(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "");
    }
    return fields;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
