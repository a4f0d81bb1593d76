package dev.gyeolje.simulator.toss;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Creates Toss' Payment object, which always has all members, most of them null. */
final class PaymentJson {
  private static final DateTimeFormatter SEOUL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx").withZone(ZoneOffset.ofHours(9));

  private final Payment payment;
  private final WindowRequest request;
  private final String origin;
  private final Instant now;

  private PaymentJson(Payment payment, String origin, Instant now) {
    this.payment = payment;
    this.request = payment.request;
    this.origin = origin;
    this.now = now;
  }

  static JsonObject of(Payment payment, String origin, Instant now) {
    return new PaymentJson(payment, origin, now).build();
  }

  private JsonObject build() {
    boolean confirmed = payment.isConfirmed();
    boolean expired = payment.status() == PaymentStatus.EXPIRED;
    long vat = Math.round(payment.balance / 11.0);
    return Json.createObjectBuilder()
        .add("mId", request.merchant().widget ? "tgen_docs" : "tosspayments")
        .add("lastTransactionKey", text(payment.lastTransactionKey))
        .add("paymentKey", payment.key)
        .add("orderId", request.orderId())
        .add("orderName", request.orderName())
        .add("taxExemptionAmount", 0)
        .add("status", payment.status().name())
        .add("requestedAt", time(payment.requestedAt))
        .add("approvedAt", time(payment.approvedAt))
        .add("useEscrow", expired ? JsonValue.NULL : JsonValue.FALSE)
        .add("cultureExpense", expired ? JsonValue.NULL : JsonValue.FALSE)
        .add("card", confirmed && isCard() ? card() : JsonValue.NULL)
        .add("virtualAccount", payment.issuedAt != null ? virtualAccount() : JsonValue.NULL)
        .add("transfer", confirmed && is(PaymentMethod.TRANSFER) ? transfer() : JsonValue.NULL)
        .add(
            "mobilePhone",
            confirmed && is(PaymentMethod.MOBILE_PHONE) ? mobilePhone() : JsonValue.NULL)
        .addNull("giftCertificate")
        .addNull("cashReceipt")
        .addNull("cashReceipts")
        .addNull("discount")
        .add("cancels", payment.cancels.isEmpty() ? JsonValue.NULL : cancels().build())
        .add("secret", confirmed ? text(payment.secret) : JsonValue.NULL)
        .add("type", "NORMAL")
        .add("easyPay", confirmed && request.method().provider != null ? easyPay() : JsonValue.NULL)
        .add("country", "KR")
        .add("failure", failure())
        .add("isPartialCancelable", expired ? JsonValue.NULL : JsonValue.TRUE)
        .add("receipt", payment.approvedAt != null ? url("receipt") : JsonValue.NULL)
        .add("checkout", url("checkout"))
        .add("currency", "KRW")
        .add("totalAmount", request.amount())
        .add("balanceAmount", payment.balance)
        .add("suppliedAmount", payment.balance - vat)
        .add("vat", vat)
        .add("taxFreeAmount", 0)
        .add("metadata", request.metadata() == null ? JsonValue.NULL : request.metadata())
        .add("method", expired ? JsonValue.NULL : text(request.method().word))
        .add("version", "2022-11-16")
        // Toss adds members without a new version, so clients must ignore unknown ones.
        .add("addedLater", Json.createObjectBuilder().add("byToss", "without notice"))
        .build();
  }

  private boolean is(PaymentMethod method) {
    return request.method() == method;
  }

  /**
   * Returns whether a card is charged. Toss Pay charges a card in this simulator; the other wallets
   * use their own balance.
   */
  private boolean isCard() {
    return is(PaymentMethod.CARD) || is(PaymentMethod.TOSSPAY);
  }

  private JsonObject card() {
    return Json.createObjectBuilder()
        .add("amount", request.amount())
        .add("issuerCode", "11")
        .add("acquirerCode", "11")
        .add("number", "54287966****161*")
        .add("installmentPlanMonths", 0)
        .add("approveNo", "00000000")
        .add("useCardPoint", false)
        .add("cardType", "신용")
        .add("ownerType", "개인")
        .add("acquireStatus", payment.balance == 0 ? "CANCELED" : "READY")
        .add("isInterestFree", false)
        .addNull("interestPayer")
        .build();
  }

  private JsonObject virtualAccount() {
    return Json.createObjectBuilder()
        .add("accountType", "일반")
        // Toss marks the accounts of its test mode with an X.
        .add("accountNumber", "X" + Math.floorMod(payment.key.hashCode(), 100_000_000))
        .add("bankCode", "20")
        .add("customerName", text(request.customerName()))
        .add("depositorName", text(request.customerName()))
        .add("dueDate", time(payment.dueDate()))
        .add("refundStatus", payment.refundStatus)
        .add("expired", payment.awaitsDeposit() && now.isAfter(payment.dueDate()))
        .add("settlementStatus", "INCOMPLETED")
        .addNull("refundReceiveAccount")
        .build();
  }

  private JsonObject transfer() {
    return Json.createObjectBuilder()
        .add("bankCode", "20")
        .add("settlementStatus", "INCOMPLETED")
        .build();
  }

  private JsonObject mobilePhone() {
    return Json.createObjectBuilder()
        .add(
            "customerMobilePhone",
            Json.createObjectBuilder().add("plain", "01000000000").add("masking", "010****0000"))
        .add("settlementStatus", "INCOMPLETED")
        .add("receiptUrl", origin + "/receipt/" + payment.key)
        .build();
  }

  private JsonObject easyPay() {
    return Json.createObjectBuilder()
        .add("provider", request.method().provider)
        .add("amount", isCard() ? 0 : request.amount())
        .add("discountAmount", 0)
        .build();
  }

  private JsonArrayBuilder cancels() {
    JsonArrayBuilder all = Json.createArrayBuilder();
    payment.cancels.forEach(cancel -> all.add(cancel(cancel)));
    return all;
  }

  private static JsonObjectBuilder cancel(Payment.Cancel cancel) {
    return Json.createObjectBuilder()
        .add("transactionKey", cancel.transactionKey())
        .add("cancelReason", cancel.reason())
        .add("taxExemptionAmount", 0)
        .add("canceledAt", time(cancel.at()))
        .add("cardDiscountAmount", 0)
        .add("transferDiscountAmount", 0)
        .add("easyPayDiscountAmount", 0)
        .addNull("receiptKey")
        .add("cancelAmount", cancel.amount())
        .add("taxFreeAmount", 0)
        .add("refundableAmount", cancel.refundable())
        .add("cancelStatus", "DONE")
        .addNull("cancelRequestId");
  }

  private JsonValue failure() {
    if (payment.failure == null) return JsonValue.NULL;
    return Json.createObjectBuilder()
        .add("code", payment.failure.code())
        .add("message", payment.failure.message())
        .build();
  }

  private JsonObject url(String page) {
    return Json.createObjectBuilder().add("url", origin + "/" + page + "/" + payment.key).build();
  }

  private static JsonValue text(String value) {
    return value == null ? JsonValue.NULL : Json.createValue(value);
  }

  private static JsonValue time(Instant at) {
    return at == null
        ? JsonValue.NULL
        : Json.createValue(SEOUL.format(at.truncatedTo(ChronoUnit.SECONDS)));
  }
}
