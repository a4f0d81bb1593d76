package dev.gyeolje.simulator.toss;

import static dev.gyeolje.simulator.toss.Html.escape;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Serves the page at {@code /}, which shows payments and requests and has forms to arm faults. */
final class Console implements HttpHandler {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.ofHours(9));

  /**
   * The faults that the form offers, each with a function that creates it from the form's fields.
   */
  private static final Map<String, Function<Map<String, String>, Fault>> FAULTS = faults();

  private final TossSimulator toss;
  private final Ledger ledger;
  private final ArmedFaults armed;
  private final RequestLog log;

  Console(TossSimulator toss, Ledger ledger, ArmedFaults armed, RequestLog log) {
    this.toss = toss;
    this.ledger = ledger;
    this.armed = armed;
    this.log = log;
  }

  private static Map<String, Function<Map<String, String>, Fault>> faults() {
    Map<String, Function<Map<String, String>, Fault>> all = new LinkedHashMap<>();
    all.put("captures, then drops the line", form -> new Fault.DropsAfterEffect());
    all.put("refuses (code)", form -> new Fault.Rejects(form.get("code")));
    all.put("answers late (seconds)", form -> new Fault.AnswersLate(seconds(form)));
    all.put("works slowly (seconds)", form -> new Fault.WorksSlowly(seconds(form)));
    all.put("drops the line before effect", form -> new Fault.DropsBeforeEffect());
    all.put("500 before effect", form -> new Fault.FailsBeforeEffect());
    all.put("500 after effect", form -> new Fault.FailsAfterEffect());
    all.put("502 with HTML after effect", form -> new Fault.AnswersHtml());
    all.put("JSON cut off after effect", form -> new Fault.AnswersTruncated());
    all.put("429 before effect", form -> new Fault.TooManyRequests());
    return all;
  }

  private static Duration seconds(Map<String, String> form) {
    return Duration.ofSeconds(Long.parseLong(form.get("seconds")));
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (exchange.getRequestMethod().equals("POST")) {
      press(exchange, path);
    } else if (path.equals("/")) {
      page().send(exchange);
    } else {
      Answer.html(404, "<!doctype html><title>Not found</title><h1>Not found</h1>").send(exchange);
    }
  }

  private void press(HttpExchange exchange, String path) throws IOException {
    Map<String, String> form = Html.form(exchange);
    try {
      switch (path) {
        case "/arm" -> arm(form);
        case "/disarm" -> armed.clear();
        case "/release" -> toss.releaseHeld();
        case "/deposit" -> toss.deposit(form.get("orderId"));
        case "/refund-arrives" -> toss.refundArrives(form.get("orderId"));
        case "/refund-fails" -> toss.refundFails(form.get("orderId"));
        case "/refund-comes-back" -> toss.refundComesBack(form.get("orderId"));
        case "/reverse-deposit" -> toss.reverseDeposit(form.get("orderId"));
        default -> throw new IllegalArgumentException("no such button");
      }
    } catch (IllegalArgumentException | IllegalStateException impossible) {
      Html.page(
              400,
              "en",
              "Toss simulator",
              "<h1>Not possible</h1><p>"
                  + escape(impossible.getMessage())
                  + "</p><p><a href=\"/\">Back</a></p>")
          .send(exchange);
      return;
    }
    Html.redirect(exchange, "/");
  }

  private void arm(Map<String, String> form) {
    Function<Map<String, String>, Fault> fault = FAULTS.get(form.get("fault"));
    if (fault == null) throw new IllegalArgumentException("no such fault");
    String orderId = form.getOrDefault("orderId", "").strip();
    armed.arm(
        new ArmedFaults.Armed(
            fault.apply(form),
            Call.valueOf(form.get("call")),
            Integer.parseInt(form.get("times")),
            orderId.isEmpty() ? null : orderId));
  }

  private Answer page() {
    StringBuilder body = new StringBuilder();
    body.append(
        """
        <main class="console">
        <p class="simulator">simulator</p>
        <h1>Toss Payments simulator</h1>
        <p><a href="/">Reload</a></p>
        <section class="card"><h2>Make something go wrong</h2>
        """);
    body.append(armingForm()).append(armedFaults());
    body.append(button("/release", "Release held answers", "toss-release", Map.of()));
    body.append("</section><h2>Payments, newest first</h2>");
    List<String> payments = ledger.readAll(this::payment);
    if (payments.isEmpty()) body.append("<p>None yet.</p>");
    for (int i = payments.size() - 1; i >= 0; i--) body.append(payments.get(i));
    body.append("<h2>Requests to the API, newest first</h2><section class=\"card\">");
    body.append(requests(log.all())).append("</section></main>");
    return Html.page(200, "en", "Toss Payments simulator", body.toString());
  }

  private static String armingForm() {
    StringBuilder form = new StringBuilder("<form method=\"post\" action=\"/arm\">");
    form.append("<label>Fault<select name=\"fault\" data-testid=\"toss-fault\">");
    FAULTS.keySet().forEach(name -> form.append(option(name)));
    form.append("</select></label><label>at the next<select name=\"call\">");
    for (Call call : Call.values()) form.append(option(call.name()));
    form.append("</select></label>");
    form.append(
        "<label>times<input name=\"times\" type=\"number\" min=\"1\" value=\"1\""
            + " size=\"3\"></label>");
    form.append("<label>only for order<input name=\"orderId\" placeholder=\"any\"></label>");
    form.append(
        "<label>code<input name=\"code\" list=\"codes\" value=\"REJECT_CARD_PAYMENT\"></label>");
    form.append(
        "<label>seconds<input name=\"seconds\" type=\"number\" min=\"0\" value=\"90\"></label>");
    form.append(
        "<button class=\"main\" data-testid=\"toss-arm\">Arm</button><datalist id=\"codes\">");
    ErrorCode.codes().forEach(code -> form.append(option(code)));
    return form.append("</datalist></form>").toString();
  }

  private static String option(String name) {
    return "<option>" + escape(name) + "</option>";
  }

  private String armedFaults() {
    List<ArmedFaults.Armed> waiting = armed.all();
    if (waiting.isEmpty()) return "<p>Nothing is armed.</p>";
    StringBuilder list = new StringBuilder("<ul>");
    for (ArmedFaults.Armed next : waiting)
      list.append(
          "<li>%s at the next %s, %d time(s), %s</li>"
              .formatted(
                  escape(next.fault()),
                  next.call(),
                  next.times(),
                  next.orderId() == null ? "any order" : "order " + escape(next.orderId())));
    return list.append("</ul>")
        .append(button("/disarm", "Disarm all", "toss-disarm", Map.of()))
        .toString();
  }

  /** Renders a payment; called under the ledger's lock. */
  private String payment(Payment payment) {
    WindowRequest request = payment.request;
    StringBuilder card =
        new StringBuilder(
            "<section class=\"card\"><h3>%s: %s</h3><dl>"
                .formatted(escape(request.orderId()), payment.status()));
    fact(card, "Name", request.orderName());
    fact(card, "Amount", won(request.amount()));
    fact(card, "Captured", won(payment.captured));
    fact(card, "Balance", won(payment.balance));
    fact(card, "Method", request.method());
    fact(card, "Payment key", payment.key);
    fact(card, "Requested", time(payment.requestedAt));
    fact(card, "Approved", time(payment.approvedAt));
    if (payment.failure != null) fact(card, "Failure", payment.failure.code());
    List<SeenRequest> requests = log.of(request.orderId());
    fact(
        card,
        "Confirms asked",
        requests.stream().filter(seen -> seen.call() == Call.CONFIRM).count());
    card.append("</dl>");
    Map<String, String> order = Map.of("orderId", request.orderId());
    if (payment.awaitsDeposit()) card.append(button("/deposit", "Deposit", "toss-deposit", order));
    else if (payment.issuedAt != null && payment.status() == PaymentStatus.DONE)
      card.append(
          button("/reverse-deposit", "Bank takes the deposit back", "toss-reverse-deposit", order));
    if (payment.refundStatus.equals("PENDING"))
      card.append(button("/refund-arrives", "Refund arrives", "toss-refund-arrives", order))
          .append(button("/refund-fails", "Bank refuses the refund", "toss-refund-fails", order))
          .append(
              button(
                  "/refund-comes-back",
                  "Bank refuses it, Toss takes it back",
                  "toss-refund-comes-back",
                  order));
    return card.append(requests.isEmpty() ? "" : requests(requests))
        .append("</section>")
        .toString();
  }

  private static void fact(StringBuilder card, String name, Object value) {
    card.append("<div><dt>%s</dt><dd>%s</dd></div>".formatted(name, escape(value)));
  }

  private static String requests(List<SeenRequest> requests) {
    StringBuilder table =
        new StringBuilder(
            "<div class=\"scroll\"><table><tr><th>at"
                + " (Seoul)</th><th>call</th><th>order</th><th>outcome</th><th>fault</th><th>idempotency"
                + " key</th></tr>");
    for (int i = requests.size() - 1; i >= 0; i--) {
      SeenRequest seen = requests.get(i);
      table.append("<tr>");
      for (Object cell :
          new Object[] {
            time(seen.at()),
            seen.call(),
            seen.orderId(),
            seen.outcome(),
            seen.fault(),
            seen.idempotencyKey()
          }) table.append("<td>").append(cell == null ? "" : escape(cell)).append("</td>");
      table.append("</tr>");
    }
    return table.append("</table></div>").toString();
  }

  private static String button(
      String action, String label, String testId, Map<String, String> fields) {
    StringBuilder form =
        new StringBuilder("<form method=\"post\" action=\"%s\">".formatted(action));
    fields.forEach(
        (name, value) ->
            form.append(
                "<input type=\"hidden\" name=\"%s\" value=\"%s\">".formatted(name, escape(value))));
    return form.append("<button data-testid=\"%s\">%s</button></form>".formatted(testId, label))
        .toString();
  }

  private static String won(long amount) {
    return "₩%,d".formatted(amount);
  }

  private static String time(Instant at) {
    return at == null ? "" : TIME.format(at);
  }
}
