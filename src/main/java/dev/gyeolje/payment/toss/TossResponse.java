package dev.gyeolje.payment.toss;

import dev.gyeolje.payment.BankAccount;
import dev.gyeolje.payment.PaymentOutcome;
import dev.gyeolje.payment.RefundOutcome;
import dev.gyeolje.payment.VirtualAccount;
import dev.gyeolje.platform.config.SiteSettings;
import dev.gyeolje.platform.json.JsonText;
import dev.gyeolje.platform.money.Money;
import dev.gyeolje.platform.text.TextSanitizer;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an HTTP answer of Toss means. */
final class TossResponse {

  /**
   * Toss' 10 minutes to confirm after the customer agreed, and as much again for clocks that
   * differ.
   */
  static final Duration CONFIRM_WINDOW = Duration.ofMinutes(20);

  private static final DateTimeFormatter MOMENT =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendOffsetId()
          .toFormatter();

  /** To the second: what is shown to customers must not read as the next day. */
  private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

  private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

  /** Longer than any text that Toss documents, in characters. */
  private static final int TEXT = 300;

  /** Toss' names of payment methods. */
  private static final Map<String, String> METHODS =
      Map.of(
          "카드", "CARD",
          "가상계좌", "VIRTUAL_ACCOUNT",
          "간편결제", "EASY_PAY",
          "휴대폰", "MOBILE_PHONE",
          "계좌이체", "TRANSFER",
          "문화상품권", "CULTURE_GIFT_CERTIFICATE",
          "도서문화상품권", "BOOK_GIFT_CERTIFICATE",
          "게임문화상품권", "GAME_GIFT_CERTIFICATE");

  private TossResponse() {}

  /** The code by which Toss says that our keys, contract or request are wrong, if it does. */
  static Optional<String> ourFault(int status, String body) {
    return status < 400
        ? Optional.empty()
        : JsonText.object(body)
            .map(TossErrorCode::in)
            .filter(TossErrorCode::isOurFault)
            .map(TossErrorCode::value);
  }

  /** What the answer to a confirm means. */
  static PaymentOutcome ofConfirm(int status, String body) {
    var json = JsonText.object(body).orElse(null);
    if (json == null) return new PaymentOutcome.Unknown("HTTP " + status + " without JSON");
    if (status == 200) return ofPayment(json);
    var code = TossErrorCode.in(json);
    if (code.declines()) return new PaymentOutcome.Declined(code.value());
    if (code.findsNothingToCapture()) return new PaymentOutcome.Declined("EXPIRED");
    return new PaymentOutcome.Unknown("HTTP " + status + " " + code);
  }

  /**
   * What the answer to a check means.
   *
   * @param age since the attempt began
   */
  static PaymentOutcome ofRetrieve(int status, String body, Duration age) {
    var json = JsonText.object(body).orElse(null);
    if (json == null) return new PaymentOutcome.Unknown("HTTP " + status + " without JSON");
    boolean late = age.compareTo(CONFIRM_WINDOW) > 0;
    if (status == 200) {
      var outcome = ofPayment(json);
      // asking again would only repeat the first answer: it was one that is not listed
      return late && outcome instanceof PaymentOutcome.NotConfirmed
          ? new PaymentOutcome.Declined("EXPIRED")
          : outcome;
    }
    var code = TossErrorCode.in(json);
    // a payment that Toss does not know can still be one that it will know in a moment
    if (status == 404 && code.knowsNoPayment() && late)
      return new PaymentOutcome.Declined("EXPIRED");
    return new PaymentOutcome.Unknown("retrieve: HTTP " + status + " " + code);
  }

  /**
   * What the answer to a cancel means. Toss keeps answers of 4xx with the idempotency key and
   * repeats them, even where they say "not now"; only what is still being processed (409), too many
   * requests and its own failures are answered otherwise later.
   */
  static RefundOutcome ofCancel(int status, String body) {
    var json = JsonText.object(body).orElse(null);
    if (json == null) return new RefundOutcome.Unknown("HTTP " + status + " without JSON");
    if (status == 200
        && json.get("cancels") instanceof JsonArray cancels
        && !cancels.isEmpty()
        && cancels.get(cancels.size() - 1) instanceof JsonObject last
        && TossCancels.named(last)) return new RefundOutcome.Done(text(last, "transactionKey", ""));
    var code = TossErrorCode.in(json);
    var what = "HTTP " + status + " " + code;
    var message = message(json);
    if (code.rejectsRefund()) return new RefundOutcome.Rejected(code.value(), message);
    if (code.wantsRetryLater() && status < 500) return new RefundOutcome.RetryLater(what, message);
    if (status < 400 || status == 409 || status == 429 || status >= 500)
      return new RefundOutcome.Unknown(
          what, message, status >= 400 && status != 409 && !code.value().isEmpty());
    return new RefundOutcome.Ambiguous(what, message);
  }

  /**
   * What Toss says of an error: its code and its sentence, for operators. Empty where it is none.
   */
  static String error(int status, String body) {
    if (status < 400) return "";
    return JsonText.object(body)
        .map(json -> (shown(text(json, "code", "")) + " " + message(json)).strip())
        .orElse("");
  }

  /** Toss' sentence, made to be shown to people. */
  private static String message(JsonObject error) {
    return text(error, "message", "");
  }

  /**
   * Needed are the state, what is echoed of our request, the captured money and what went back of
   * it, and the number of a virtual account. Whatever else cannot be read is left out: it must not
   * lose the rest.
   */
  private static PaymentOutcome ofPayment(JsonObject payment) {
    var status = text(payment, "status", "");
    try {
      return switch (captured(payment) ? "DONE" : status) {
        case "DONE" -> approved(payment);
        case "WAITING_FOR_DEPOSIT" ->
            new PaymentOutcome.AwaitingDeposit(
                text(payment, "orderId", ""),
                text(payment, "paymentKey", ""),
                amount(payment),
                text(payment, "currency", ""),
                method(payment),
                account(payment),
                refundAccount(payment),
                optional(payment, "secret", 50));
        case "ABORTED", "EXPIRED", "CANCELED" ->
            new PaymentOutcome.Declined(failure(payment, status));
        case "IN_PROGRESS", "READY" -> new PaymentOutcome.NotConfirmed();
        default -> new PaymentOutcome.Unknown("a payment in state " + shown(status));
      };
    } catch (DateTimeException
        | IllegalArgumentException
        | ArithmeticException
        | ClassCastException unreadable) {
      // without the message, which may quote the answer
      return new PaymentOutcome.Unknown(
          "a payment that cannot be read: " + unreadable.getClass().getSimpleName());
    }
  }

  private static PaymentOutcome approved(JsonObject payment) {
    var cancels = TossCancels.of(payment);
    var at = moment(payment, "approvedAt", null);
    return new PaymentOutcome.Approved(
        text(payment, "orderId", ""),
        text(payment, "paymentKey", ""),
        amount(payment),
        text(payment, "currency", ""),
        method(payment),
        receipt(payment),
        at,
        cancels.readable(),
        cancels.contradiction(),
        TossRefundTerms.of(payment, at));
  }

  /** Captured and then canceled, in part or in full; what was never approved was not captured. */
  private static boolean captured(JsonObject payment) {
    return Set.of("CANCELED", "PARTIAL_CANCELED").contains(text(payment, "status", ""))
        && !text(payment, "approvedAt", "").isEmpty();
  }

  private static Money amount(JsonObject payment) {
    return won(payment, "totalAmount");
  }

  static Money won(JsonObject object, String name) {
    if (object.get(name) instanceof JsonNumber amount)
      return new Money(amount.bigDecimalValue().longValueExact());
    throw new IllegalArgumentException("no " + name);
  }

  /** Reads the virtual account: the number is needed to transfer, the rest may be missing. */
  private static VirtualAccount account(JsonObject payment) {
    if (!(payment.get("virtualAccount") instanceof JsonObject account))
      throw new IllegalArgumentException("no virtualAccount");
    var number = optional(account, "accountNumber", TEXT);
    if (number == null) throw new IllegalArgumentException("no accountNumber");
    return new VirtualAccount(
        new BankAccount(text(account, "bankCode", ""), number, text(account, "customerName", "")),
        moment(account, "dueDate", END_OF_DAY));
  }

  /** All of it or nothing: money is not sent to half an account. */
  private static @Nullable BankAccount refundAccount(JsonObject payment) {
    if (!(payment.get("virtualAccount") instanceof JsonObject account)
        || !(account.get("refundReceiveAccount") instanceof JsonObject back)) return null;
    var bank = optional(back, "bankCode", TEXT);
    var number = optional(back, "accountNumber", TEXT);
    var holder = optional(back, "holderName", TEXT);
    return bank == null || number == null || holder == null
        ? null
        : new BankAccount(bank, number, holder);
  }

  /**
   * A moment that Toss names, or null if none can be read. Due dates are documented without an
   * offset and seen with one; without, it is Korea's time.
   *
   * @param ofDay the time that is meant where there is a day alone; null if that names no moment
   */
  private static @Nullable Instant moment(
      JsonObject object, String name, @Nullable LocalTime ofDay) {
    var text = text(object, name, "");
    // the database has no place for the year 999999999
    if (!text.startsWith("20")) return null;
    try {
      var parsed =
          MOMENT.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
      if (parsed instanceof OffsetDateTime at) return at.toInstant();
      if (parsed instanceof LocalDateTime at) return at.atZone(SiteSettings.ZONE).toInstant();
      return ofDay == null
          ? null
          : ((LocalDate) parsed).atTime(ofDay).atZone(SiteSettings.ZONE).toInstant();
    } catch (DateTimeException unreadable) {
      return null;
    }
  }

  private static @Nullable String method(JsonObject payment) {
    var method = text(payment, "method", "");
    return method.isEmpty() ? null : METHODS.getOrDefault(method, method);
  }

  private static @Nullable String receipt(JsonObject payment) {
    if (!(payment.get("receipt") instanceof JsonObject receipt)) return null;
    var url = raw(receipt, "url");
    // it becomes a link on a page
    return url.matches("https?://[!-~]{1,2000}") ? url : null;
  }

  private static String failure(JsonObject payment, String status) {
    return payment.get("failure") instanceof JsonObject failure
            && TossErrorCode.in(failure).declines()
        ? TossErrorCode.in(failure).value()
        : status;
  }

  /** A text that is worth nothing when it is cut, or null where it is missing or too long. */
  private static @Nullable String optional(JsonObject object, String name, int limit) {
    var text = raw(object, name);
    return text.isBlank() || text.length() > limit || CONTROL.matcher(text).find() ? null : text;
  }

  private static String raw(JsonObject object, String name) {
    return object.get(name) instanceof JsonString text ? text.getString() : "";
  }

  /** Cut and without control characters: a database takes no NUL, and a page no novel. */
  static String text(JsonObject object, String name, String otherwise) {
    return object.get(name) instanceof JsonString text
        ? TextSanitizer.shortened(text.getString(), TEXT)
        : otherwise;
  }

  /** Codes go to logs and operators' pages; anything that is none does not. */
  static String shown(String code) {
    return code.matches("[A-Z_0-9]{1,80}") ? code : "with no code we know";
  }
}
