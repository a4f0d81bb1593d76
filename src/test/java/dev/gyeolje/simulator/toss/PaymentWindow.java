package dev.gyeolje.simulator.toss;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** Serves the payment page {@code /window/{paymentKey}}, with one button per outcome. */
final class PaymentWindow implements HttpHandler {
  private static final Control NO_FALLBACK = Control.getNoFallbackControl(Control.FORMAT_DEFAULT);

  private final Ledger ledger;
  private final Clock clock;

  PaymentWindow(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    exchange
        .getResponseHeaders()
        .set("Content-Security-Policy", "default-src 'self'; img-src data:");
    Map<String, String> query = Html.query(exchange);
    Visit visit =
        new Visit(
            exchange, query.getOrDefault("lang", "ko").equals("en"), query.containsKey("overlay"));
    String[] path = exchange.getRequestURI().getPath().split("/"); // "", "window", key, action
    try {
      if (path.length == 3 && exchange.getRequestMethod().equals("GET"))
        visit.show(request(path[2]), path[2]);
      else if (path.length == 4 && exchange.getRequestMethod().equals("POST"))
        visit.press(path[3], path[2]);
      else throw new Rejection("NOT_FOUND");
    } catch (Rejection rejection) {
      visit.page(rejection.error().status(), "window.gone", "").send(exchange);
    }
  }

  private WindowRequest request(String key) {
    return ledger
        .read(key, payment -> payment.request)
        .orElseThrow(() -> new Rejection("NOT_FOUND"));
  }

  /** One request of the buyer's browser. */
  private final class Visit {
    private final HttpExchange exchange;
    private final boolean english;
    private final boolean overlay;
    private final ResourceBundle texts;

    Visit(HttpExchange exchange, boolean english, boolean overlay) {
      this.exchange = exchange;
      this.english = english;
      this.overlay = overlay;
      this.texts =
          ResourceBundle.getBundle(
              "dev.gyeolje.simulator.toss.window",
              english ? Locale.ENGLISH : Locale.ROOT,
              NO_FALLBACK);
    }

    void show(WindowRequest request, String key) throws IOException {
      StringBuilder buttons = new StringBuilder();
      for (String action : new String[] {"approve", "cancel", "refuse", "abort", "alter", "vanish"})
        buttons.append(
            button(action, key, request.successUrl() != null && !action.equals("vanish")));
      if (overlay)
        buttons.append(
            "<button type=\"button\" class=\"quiet\" data-close=\"%s\">%s</button>"
                .formatted(Html.escape(request.shopOrigin()), text("window.close")));
      page(
              200,
              "window.heading",
              """
              <dl>
              <dt>%s</dt><dd>%s</dd>
              <dt>%s</dt><dd>%s</dd>
              <dt>%s</dt><dd>%s</dd>
              <dt>%s</dt><dd class="sum">%s</dd>
              %s</dl>
              %s
              """
                  .formatted(
                      text("window.order"),
                      Html.escape(request.orderName()),
                      text("window.orderId"),
                      Html.escape(request.orderId()),
                      text("window.method"),
                      Html.escape(english ? request.method().english : request.method().korean),
                      text("window.amount"),
                      Html.escape("₩%,d".formatted(request.amount())),
                      addresses(request),
                      buttons))
          .send(exchange);
    }

    private String addresses(WindowRequest request) {
      return fact("mail", request.customerEmail()) + fact("phone", request.customerMobilePhone());
    }

    private String fact(String name, String value) {
      return value == null
          ? ""
          : "<dt>%s</dt><dd data-testid=\"toss-%s\">%s</dd>\n"
              .formatted(text("window." + name), name, Html.escape(value));
    }

    /**
     * Renders a button. It navigates the whole tab ({@code wholeTab}), except in promise mode and
     * for outcomes that do not return to the shop.
     */
    private String button(String action, String key, boolean wholeTab) {
      return """
      <form method="post" action="/window/%s/%s?%s" target="%s">
      <button class="%s" data-testid="toss-%s">%s</button>
      </form>
      """
          .formatted(
              Html.escape(key),
              action,
              Html.escape((english ? "lang=en" : "lang=ko") + (overlay ? "&overlay" : "")),
              wholeTab ? "_top" : "_self",
              action.equals("approve") ? "main" : "quiet",
              action,
              text("window." + action));
    }

    void press(String action, String key) throws IOException {
      WindowRequest request = request(key);
      switch (action) {
        case "approve" -> succeed(key, request, request.amount());
        // Simulates a buyer who edits the return URL before opening it.
        case "alter" -> succeed(key, request, request.amount() + 1000);
        case "cancel" -> fail(request, "PAY_PROCESS_CANCELED", null);
        case "refuse" -> {
          ledger.change(key, payment -> payment.abort(ErrorCode.of("REJECT_CARD_COMPANY")));
          fail(request, "REJECT_CARD_COMPANY", request.orderId());
        }
        case "abort" -> {
          ledger.change(
              key,
              payment ->
                  payment.abort(
                      new ErrorCode(
                          400, false, "PAY_PROCESS_ABORTED", text("window.PAY_PROCESS_ABORTED"))));
          fail(request, "PAY_PROCESS_ABORTED", request.orderId());
        }
        case "vanish" -> {
          ledger.change(key, payment -> payment.authenticate(clock.instant()));
          page(200, "window.vanished", "").send(exchange);
        }
        default -> throw new Rejection("NOT_FOUND");
      }
    }

    private void succeed(String key, WindowRequest request, long amount) throws IOException {
      ledger.change(key, payment -> payment.authenticate(clock.instant()));
      if (request.successUrl() == null) {
        tell(
            request,
            Json.createObjectBuilder()
                .add("type", "success")
                .add("paymentType", "NORMAL")
                .add("paymentKey", key)
                .add("orderId", request.orderId())
                .add("amount", amount));
        return;
      }
      Html.redirect(
          exchange,
          with(
              request.successUrl(),
              "paymentType",
              "NORMAL",
              "orderId",
              request.orderId(),
              "paymentKey",
              key,
              "amount",
              String.valueOf(amount)));
    }

    /**
     * @param orderId null if Toss omits it
     */
    private void fail(WindowRequest request, String code, String orderId) throws IOException {
      String message = texts.getString("window." + code);
      if (request.failUrl() == null) {
        tell(
            request,
            Json.createObjectBuilder()
                .add("type", "fail")
                .add("code", code)
                .add("message", message));
        return;
      }
      Html.redirect(
          exchange,
          orderId == null
              ? with(request.failUrl(), "code", code, "message", message)
              : with(request.failUrl(), "code", code, "message", message, "orderId", orderId));
    }

    /** Sends the result to the shop's page around this frame by a message (promise mode). */
    private void tell(WindowRequest request, JsonObjectBuilder result) throws IOException {
      JsonObject message = result.build();
      page(
              200,
              "window.returning",
              "<p data-tell=\"%s\" data-to=\"%s\"></p>"
                  .formatted(Html.escape(message), Html.escape(request.shopOrigin())))
          .send(exchange);
    }

    Answer page(int status, String heading, String body) {
      return Html.page(
          status,
          english ? "en" : "ko",
          texts.getString("window.title"),
          "<main class=\"window\"><p class=\"simulator\">%s</p><h1>%s</h1>%s</main>"
              .formatted(text("window.title"), text(heading), body));
    }

    private String text(String key) {
      return Html.escape(texts.getString(key));
    }
  }

  /** Adds parameters to a URL that may already have some. */
  static String with(String url, String... namesAndValues) {
    int hash = url.indexOf('#');
    String fragment = hash < 0 ? "" : url.substring(hash);
    StringBuilder result = new StringBuilder(hash < 0 ? url : url.substring(0, hash));
    char separator = result.indexOf("?") < 0 ? '?' : '&';
    for (int i = 0; i < namesAndValues.length; i += 2) {
      result
          .append(separator)
          .append(namesAndValues[i])
          .append('=')
          .append(
              URLEncoder.encode(namesAndValues[i + 1], StandardCharsets.UTF_8).replace("+", "%20"));
      separator = '&';
    }
    return result.append(fragment).toString();
  }
}
