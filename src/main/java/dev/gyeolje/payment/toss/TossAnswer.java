package dev.gyeolje.payment.toss;

import dev.gyeolje.payment.Cancellation;
import dev.gyeolje.payment.PaymentOutcome;
import dev.gyeolje.payment.RefundAccount;
import dev.gyeolje.payment.RefundOutcome;
import dev.gyeolje.payment.VirtualAccount;
import dev.gyeolje.platform.config.SiteSettings;
import dev.gyeolje.platform.json.JsonText;
import dev.gyeolje.platform.money.Money;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an HTTP answer of Toss means. Source of the codes: Toss' error catalogue for confirm, core
 * API 2022-11-16 (docs.tosspayments.com/reference/error-codes).
 */
final class TossAnswer {

  /**
   * Definite: the payment instrument was refused, nothing was or will be captured with this key.
   */
  static final Set<String> REFUSALS =
      Set.of(
          "BELOW_MINIMUM_AMOUNT",
          "INVALID_REJECT_CARD",
          "INVALID_CARD_EXPIRATION",
          "INVALID_STOPPED_CARD",
          "INVALID_CARD_LOST_OR_STOLEN",
          "INVALID_CARD_NUMBER",
          "INVALID_ACCOUNT_INFO_RE_REGISTER",
          "RESTRICTED_TRANSFER_ACCOUNT",
          "NOT_ALLOWED_POINT_USE",
          "EXCEED_MAX_CARD_INSTALLMENT_PLAN",
          "NOT_SUPPORTED_INSTALLMENT_PLAN_CARD_OR_MERCHANT",
          "INVALID_CARD_INSTALLMENT_PLAN",
          "NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN",
          "EXCEED_MAX_DAILY_PAYMENT_COUNT",
          "EXCEED_MAX_PAYMENT_AMOUNT",
          "EXCEED_MAX_AMOUNT",
          "EXCEED_MAX_ONE_DAY_WITHDRAW_AMOUNT",
          "EXCEED_MAX_ONE_TIME_WITHDRAW_AMOUNT",
          "EXCEED_MAX_MONTHLY_PAYMENT_AMOUNT",
          "NOT_AVAILABLE_PAYMENT",
          "REJECT_CARD_PAYMENT",
          "REJECT_ACCOUNT_PAYMENT",
          "REJECT_CARD_COMPANY",
          "REJECT_TOSSPAY_INVALID_ACCOUNT",
          "EXCEED_MAX_AUTH_COUNT",
          "EXCEED_MAX_ONE_DAY_AMOUNT",
          "INVALID_PASSWORD",
          "FDS_ERROR",
          "NOT_AVAILABLE_BANK");

  /** Definite: nothing was or will be given back for this request. */
  static final Set<String> REFUND_REFUSALS =
      Set.of(
          "ALREADY_CANCELED_PAYMENT",
          "INVALID_REFUND_ACCOUNT_INFO",
          "EXCEED_CANCEL_AMOUNT_DISCOUNT_AMOUNT",
          "INVALID_REQUEST",
          "INVALID_REFUND_ACCOUNT_NUMBER",
          "INVALID_BANK",
          "NOT_MATCHES_REFUNDABLE_AMOUNT",
          "REFUND_REJECTED",
          "ALREADY_REFUND_PAYMENT",
          "FORBIDDEN_BANK_REFUND_REQUEST",
          "NOT_CANCELABLE_AMOUNT",
          "NOT_CANCELABLE_PAYMENT",
          "EXCEED_MAX_REFUND_DUE",
          "NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT",
          "NOT_ALLOWED_PARTIAL_REFUND",
          "NOT_AVAILABLE_BANK",
          "NOT_CANCELABLE_PAYMENT_FOR_DORMANT_USER",
          "EXCEED_CANCEL_LIMIT",
          "NOT_FOUND_PAYMENT");

  /**
   * The shopper has done nothing wrong: our keys, our contract or our request are. Such an answer
   * proves nothing about the money, so it is unknown as well.
   */
  private static final Set<String> OUR_FAULT =
      Set.of(
          "INVALID_REQUEST",
          "INVALID_API_KEY",
          "NOT_FOUND_TERMINAL_ID",
          "INVALID_AUTHORIZE_AUTH",
          "INVALID_UNREGISTERED_SUBMALL",
          "NOT_REGISTERED_BUSINESS",
          "UNAUTHORIZED_KEY",
          "FORBIDDEN_REQUEST",
          "INCORRECT_BASIC_AUTH_FORMAT",
          "INVALID_IDEMPOTENCY_KEY",
          "INVALID_TEST_CODE");

  /** Definite: there is nothing to capture with this key, or its 10 minutes to confirm are over. */
  private static final Set<String> NOTHING_TO_CAPTURE =
      Set.of("NOT_FOUND_PAYMENT", "NOT_FOUND_PAYMENT_SESSION");

  /**
   * Toss' 10 minutes to confirm after the shopper agreed, and as much again for clocks that differ.
   */
  static final Duration CONFIRM_WINDOW = Duration.ofMinutes(20);

  private TossAnswer() {}

  /** The code by which Toss says that our keys, contract or request are wrong, if it does. */
  static Optional<String> ourFault(int status, String body) {
    return status < 400
        ? Optional.empty()
        : JsonText.object(body).map(json -> text(json, "code", "")).filter(OUR_FAULT::contains);
  }

  /** What the answer to a confirm means. */
  static PaymentOutcome ofConfirm(int status, String body) {
    var json = JsonText.object(body).orElse(null);
    if (json == null) return new PaymentOutcome.Unknown("HTTP " + status + " without JSON");
    if (status == 200) return ofPayment(json);
    var code = text(json, "code", "");
    if (REFUSALS.contains(code)) return new PaymentOutcome.Refused(code);
    if (NOTHING_TO_CAPTURE.contains(code)) return new PaymentOutcome.Refused("EXPIRED");
    return new PaymentOutcome.Unknown("HTTP " + status + " " + shown(code));
  }

  /**
   * What the answer to a look-up means.
   *
   * @param age since the attempt began
   */
  static PaymentOutcome ofLookUp(int status, String body, Duration age) {
    var json = JsonText.object(body).orElse(null);
    if (json == null) return new PaymentOutcome.Unknown("HTTP " + status + " without JSON");
    boolean late = age.compareTo(CONFIRM_WINDOW) > 0;
    if (status == 200) {
      var outcome = ofPayment(json);
      // asking again would only repeat the first answer: it was one that is not listed
      return late && outcome instanceof PaymentOutcome.NotAsked
          ? new PaymentOutcome.Refused("EXPIRED")
          : outcome;
    }
    var code = text(json, "code", "");
    // a payment that Toss does not know can still be one that it will know in a moment
    if (status == 404 && "NOT_FOUND_PAYMENT".equals(code) && late)
      return new PaymentOutcome.Refused("EXPIRED");
    return new PaymentOutcome.Unknown("look-up: HTTP " + status + " " + shown(code));
  }

  /**
   * What the answer to a cancel means. Toss keeps answers of 4xx with the idempotency key and
   * repeats them, even where they say "not now"; only what is still being processed (409), too many
   * requests and its own failures are answered otherwise later.
   */
  static RefundOutcome ofCancel(int status, String body) {
    var json = JsonText.object(body).orElse(null);
    if (json == null) return new RefundOutcome.Unknown("HTTP " + status + " without JSON");
    if (status == 200 && json.get("cancels") instanceof JsonArray cancels && !cancels.isEmpty())
      return new RefundOutcome.Done(
          text(cancels.getJsonObject(cancels.size() - 1), "transactionKey", ""));
    var code = text(json, "code", "");
    return REFUND_REFUSALS.contains(code)
        ? new RefundOutcome.Refused(code)
        : status < 400 || status == 409 || status == 429 || status >= 500
            ? new RefundOutcome.Unknown("HTTP " + status + " " + shown(code))
            : new RefundOutcome.Unlisted("HTTP " + status + " " + shown(code));
  }

  private static PaymentOutcome ofPayment(JsonObject payment) {
    var status = text(payment, "status", "");
    try {
      return switch (captured(payment) ? "DONE" : status) {
        case "DONE" ->
            new PaymentOutcome.Approved(
                text(payment, "orderId", ""),
                text(payment, "paymentKey", ""),
                amount(payment),
                text(payment, "currency", ""),
                text(payment, "method", null),
                receipt(payment),
                approvedAt(payment),
                cancellations(payment));
        case "WAITING_FOR_DEPOSIT" ->
            new PaymentOutcome.AwaitingDeposit(
                text(payment, "orderId", ""),
                text(payment, "paymentKey", ""),
                amount(payment),
                text(payment, "currency", ""),
                text(payment, "method", null),
                account(payment),
                refundAccount(payment),
                text(payment, "secret", null));
        case "ABORTED", "EXPIRED", "CANCELED" ->
            new PaymentOutcome.Refused(failure(payment, status));
        case "IN_PROGRESS", "READY" -> new PaymentOutcome.NotAsked();
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

  /** Captured and then canceled, in part or in full; what was never approved was not captured. */
  private static boolean captured(JsonObject payment) {
    return Set.of("CANCELED", "PARTIAL_CANCELED").contains(text(payment, "status", ""))
        && !text(payment, "approvedAt", "").isEmpty();
  }

  private static List<Cancellation> cancellations(JsonObject payment) {
    if (!(payment.get("cancels") instanceof JsonArray cancels)) return List.of();
    return cancels.getValuesAs(JsonObject.class).stream()
        // IN_PROGRESS and ABORTED are of overseas payments, and nothing was given back
        .filter(cancel -> "DONE".equals(text(cancel, "cancelStatus", "DONE")))
        .map(
            cancel ->
                new Cancellation(text(cancel, "transactionKey", ""), won(cancel, "cancelAmount")))
        .toList();
  }

  private static Money amount(JsonObject payment) {
    return won(payment, "totalAmount");
  }

  private static Money won(JsonObject object, String name) {
    if (object.get(name) instanceof JsonNumber amount)
      return new Money(amount.bigDecimalValue().longValueExact());
    throw new IllegalArgumentException("no " + name);
  }

  private static VirtualAccount account(JsonObject payment) {
    if (!(payment.get("virtualAccount") instanceof JsonObject account))
      throw new IllegalArgumentException("no virtualAccount");
    return new VirtualAccount(
        text(account, "bankCode", ""),
        text(account, "accountNumber", ""),
        text(account, "customerName", ""),
        dueAt(text(account, "dueDate", null)));
  }

  private static RefundAccount refundAccount(JsonObject payment) {
    if (payment.get("virtualAccount") instanceof JsonObject account
        && account.get("refundReceiveAccount") instanceof JsonObject back)
      return new RefundAccount(
          text(back, "bankCode", ""),
          text(back, "accountNumber", ""),
          text(back, "holderName", ""));
    return null;
  }

  /** Documented without an offset, seen with one; without, it is Korea's time. */
  private static Instant dueAt(String text) {
    if (text == null) return null;
    var parsed =
        DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
    return parsed instanceof OffsetDateTime at
        ? at.toInstant()
        : ((LocalDateTime) parsed).atZone(SiteSettings.ZONE).toInstant();
  }

  private static Instant approvedAt(JsonObject payment) {
    return OffsetDateTime.parse(text(payment, "approvedAt", "")).toInstant();
  }

  private static String receipt(JsonObject payment) {
    if (!(payment.get("receipt") instanceof JsonObject receipt)) return null;
    var url = text(receipt, "url", null);
    // it becomes a link on a page
    return url != null && (url.startsWith("https://") || url.startsWith("http://")) ? url : null;
  }

  private static String failure(JsonObject payment, String status) {
    var code =
        payment.get("failure") instanceof JsonObject failure ? text(failure, "code", "") : "";
    return REFUSALS.contains(code) ? code : status;
  }

  private static String text(JsonObject object, String name, String otherwise) {
    return object.get(name) instanceof JsonString text ? text.getString() : otherwise;
  }

  /** Codes go to logs and operators' pages; anything that is none does not. */
  private static String shown(String code) {
    return code.matches("[A-Z_0-9]{1,80}") ? code : "with no code we know";
  }
}
