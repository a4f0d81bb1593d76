package dev.gyeolje.payment.toss;

import jakarta.json.JsonObject;
import java.util.Set;

/**
 * An error code of Toss. Source: the error catalogues of confirm, retrieval and cancel, core API
 * 2022-11-16 (docs.tosspayments.com/reference/error-codes).
 *
 * @param value never null; empty if the answer has none
 */
record TossErrorCode(String value) {

  private static final Set<String> DECLINES =
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

  private static final Set<String> REFUND_REJECTIONS =
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

  private static final Set<String> RETRY_LATER =
      Set.of("FORBIDDEN_CONSECUTIVE_REQUEST", "PROVIDER_ERROR");

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

  private static final Set<String> NOTHING_TO_CAPTURE =
      Set.of("NOT_FOUND_PAYMENT", "NOT_FOUND_PAYMENT_SESSION");

  private static final Set<String> UNKNOWN_PAYMENT = Set.of("NOT_FOUND_PAYMENT", "NOT_FOUND");

  /** The code in an answer, or in a part of one. */
  static TossErrorCode in(JsonObject json) {
    return new TossErrorCode(TossResponse.text(json, "code", ""));
  }

  /**
   * Definite: Toss rejected the payment instrument; nothing was or will be captured with the key.
   */
  boolean declines() {
    return DECLINES.contains(value);
  }

  /** Definite: there is nothing to capture with the key, or its 10 minutes to confirm are over. */
  boolean findsNothingToCapture() {
    return NOTHING_TO_CAPTURE.contains(value);
  }

  /** Definite: nothing was or will be refunded for the request. */
  boolean rejectsRefund() {
    return REFUND_REJECTIONS.contains(value);
  }

  /** Toss requests a retry in a moment, and keeps this answer with the idempotency key. */
  boolean wantsRetryLater() {
    return RETRY_LATER.contains(value);
  }

  /**
   * The shop's keys, contract or request are wrong, not the customer. Such an answer proves nothing
   * about the money, so the outcome is unknown as well.
   */
  boolean isOurFault() {
    return OUR_FAULT.contains(value);
  }

  /**
   * Toss has no such payment. Its error list for retrieval contains both codes and does not explain
   * the difference.
   */
  boolean knowsNoPayment() {
    return UNKNOWN_PAYMENT.contains(value);
  }

  /** For logs and operators' pages; replaces a value that does not look like a code. */
  @Override
  public String toString() {
    return TossResponse.shown(value);
  }
}
