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

/** Interprets HTTP answers of Toss. */
final class TossResponse {

  /** Toss' 10 minutes to confirm after the customer's authorization, and as much for clock skew. */
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

  /** Without fractions of a second, so that customers never see the next day. */
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

  /** The error code by which Toss reports that the shop's keys, contract or request are wrong. */
  static Optional<String> ourFault(int status, String body) {
    return status < 400
        ? Optional.empty()
        : JsonText.object(body)
            .map(TossErrorCode::in)
            .filter(TossErrorCode::isOurFault)
            .map(TossErrorCode::value);
  }

  /** Interprets the answer to a confirm call. */
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
   * Interprets the answer to a retrieve.
   *
   * @param age since the attempt began
   */
  static PaymentOutcome ofRetrieve(int status, String body, Duration age) {
    var json = JsonText.object(body).orElse(null);
    if (json == null) return new PaymentOutcome.Unknown("HTTP " + status + " without JSON");
    boolean late = age.compareTo(CONFIRM_WINDOW) > 0;
    if (status == 200) {
      var outcome = ofPayment(json);
      // a repeated confirm call would only return its first answer, an error that is not listed
      return late && outcome instanceof PaymentOutcome.NotConfirmed
          ? new PaymentOutcome.Declined("EXPIRED")
          : outcome;
    }
    var code = TossErrorCode.in(json);
    // Toss may have a payment a moment later that it does not have now
    if (status == 404 && code.knowsNoPayment() && late)
      return new PaymentOutcome.Declined("EXPIRED");
    return new PaymentOutcome.Unknown("retrieve: HTTP " + status + " " + code);
  }

  /**
   * Interprets the answer to a cancel. Toss keeps 4xx answers with the idempotency key and repeats
   * them, even those that mean "not now". Only requests in progress (409), rate-limited requests
   * (429) and Toss' own failures get another answer later.
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

  /** Toss' error code and message, for operators. Empty if the answer is not an error. */
  static String error(int status, String body) {
    if (status < 400) return "";
    return JsonText.object(body)
        .map(json -> (shown(text(json, "code", "")) + " " + message(json)).strip())
        .orElse("");
  }

  /** Toss' error message, written for end users. */
  private static String message(JsonObject error) {
    return text(error, "message", "");
  }

  /**
   * Interprets a payment. Required are its status, the echo of the request, the captured amount
   * with its cancels, and the number of a virtual account. Other fields that cannot be read are
   * left out, so that the rest is used.
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
          "a payment object that is malformed: " + unreadable.getClass().getSimpleName());
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

  /** Captured and then canceled, in part or in full; without an approval, nothing was captured. */
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

  /** Reads the virtual account: the transfer requires the number; other fields may be missing. */
  private static VirtualAccount account(JsonObject payment) {
    if (!(payment.get("virtualAccount") instanceof JsonObject account))
      throw new IllegalArgumentException("no virtualAccount");
    var number = optional(account, "accountNumber", TEXT);
    if (number == null) throw new IllegalArgumentException("no accountNumber");
    return new VirtualAccount(
        new BankAccount(text(account, "bankCode", ""), number, text(account, "customerName", "")),
        moment(account, "dueDate", END_OF_DAY));
  }

  /** The complete account or null: money must not be sent to a partial one. */
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
   * A point in time, or null if it cannot be read. Due dates are documented without an offset but
   * were seen with one; without an offset, Korean time applies.
   *
   * @param ofDay time of day for a date alone; null if a date alone is not a valid time
   */
  private static @Nullable Instant moment(
      JsonObject object, String name, @Nullable LocalTime ofDay) {
    var text = text(object, name, "");
    // PostgreSQL cannot store the year 999999999
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

  /**
   * A text that must not be truncated; null if it is missing, too long or has control characters.
   */
  private static @Nullable String optional(JsonObject object, String name, int limit) {
    var text = raw(object, name);
    return text.isBlank() || text.length() > limit || CONTROL.matcher(text).find() ? null : text;
  }

  private static String raw(JsonObject object, String name) {
    return object.get(name) instanceof JsonString text ? text.getString() : "";
  }

  /**
   * Truncated and without control characters: PostgreSQL rejects NUL, and pages need short texts.
   */
  static String text(JsonObject object, String name, String otherwise) {
    return object.get(name) instanceof JsonString text
        ? TextSanitizer.shortened(text.getString(), TEXT)
        : otherwise;
  }

  /** For logs and operators' pages: only texts that look like a code. */
  static String shown(String code) {
    return code.matches("[A-Z_0-9]{1,80}") ? code : "with an unknown code";
  }
}
