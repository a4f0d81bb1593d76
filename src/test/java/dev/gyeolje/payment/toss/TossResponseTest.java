package dev.gyeolje.payment.toss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.payment.BankAccount;
import dev.gyeolje.payment.Cancellation;
import dev.gyeolje.payment.PaymentOutcome;
import dev.gyeolje.payment.RefundTerms;
import dev.gyeolje.payment.VirtualAccount;
import dev.gyeolje.platform.json.JsonText;
import dev.gyeolje.platform.money.Money;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests codes and their meaning by Toss' error catalogue for confirm, core API 2022-11-16. */
class TossResponseTest {

  private static final Duration SOON = Duration.ofMinutes(2);
  private static final Duration LATE = TossResponse.CONFIRM_WINDOW.plusSeconds(1);

  /**
   * DECLINED: nothing was captured and nothing will be. GONE: there is nothing to capture. UNKNOWN:
   * the shop must retrieve the payment.
   */
  @ParameterizedTest
  @CsvSource({
    "400, BELOW_MINIMUM_AMOUNT, DECLINED",
    "400, INVALID_REJECT_CARD, DECLINED",
    "400, INVALID_CARD_EXPIRATION, DECLINED",
    "400, INVALID_STOPPED_CARD, DECLINED",
    "400, INVALID_CARD_LOST_OR_STOLEN, DECLINED",
    "400, INVALID_CARD_NUMBER, DECLINED",
    "400, INVALID_ACCOUNT_INFO_RE_REGISTER, DECLINED",
    "400, RESTRICTED_TRANSFER_ACCOUNT, DECLINED",
    "400, NOT_ALLOWED_POINT_USE, DECLINED",
    "400, EXCEED_MAX_CARD_INSTALLMENT_PLAN, DECLINED",
    "400, NOT_SUPPORTED_INSTALLMENT_PLAN_CARD_OR_MERCHANT, DECLINED",
    "400, INVALID_CARD_INSTALLMENT_PLAN, DECLINED",
    "400, NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN, DECLINED",
    "400, EXCEED_MAX_DAILY_PAYMENT_COUNT, DECLINED",
    "400, EXCEED_MAX_PAYMENT_AMOUNT, DECLINED",
    "400, EXCEED_MAX_AMOUNT, DECLINED",
    "400, EXCEED_MAX_ONE_DAY_WITHDRAW_AMOUNT, DECLINED",
    "400, EXCEED_MAX_ONE_TIME_WITHDRAW_AMOUNT, DECLINED",
    "400, EXCEED_MAX_MONTHLY_PAYMENT_AMOUNT, DECLINED",
    "400, NOT_AVAILABLE_PAYMENT, DECLINED",
    "403, REJECT_CARD_PAYMENT, DECLINED",
    "403, REJECT_ACCOUNT_PAYMENT, DECLINED",
    "403, REJECT_CARD_COMPANY, DECLINED",
    "403, REJECT_TOSSPAY_INVALID_ACCOUNT, DECLINED",
    "403, EXCEED_MAX_AUTH_COUNT, DECLINED",
    "403, EXCEED_MAX_ONE_DAY_AMOUNT, DECLINED",
    "403, INVALID_PASSWORD, DECLINED",
    "403, FDS_ERROR, DECLINED",
    "403, NOT_AVAILABLE_BANK, DECLINED",
    "404, NOT_FOUND_PAYMENT, GONE",
    "404, NOT_FOUND_PAYMENT_SESSION, GONE",
    "400, ALREADY_PROCESSED_PAYMENT, UNKNOWN",
    "400, DUPLICATED_ORDER_ID, UNKNOWN",
    "400, UNAPPROVED_ORDER_ID, UNKNOWN",
    "400, PROVIDER_ERROR, UNKNOWN",
    "400, CARD_PROCESSING_ERROR, UNKNOWN",
    "400, INVALID_REQUEST, UNKNOWN",
    "400, INVALID_API_KEY, UNKNOWN",
    "400, NOT_FOUND_TERMINAL_ID, UNKNOWN",
    "400, INVALID_AUTHORIZE_AUTH, UNKNOWN",
    "400, INVALID_UNREGISTERED_SUBMALL, UNKNOWN",
    "400, NOT_REGISTERED_BUSINESS, UNKNOWN",
    "400, INVALID_IDEMPOTENCY_KEY, UNKNOWN",
    "400, INVALID_TEST_CODE, UNKNOWN",
    "401, UNAUTHORIZED_KEY, UNKNOWN",
    "403, FORBIDDEN_REQUEST, UNKNOWN",
    "403, INCORRECT_BASIC_AUTH_FORMAT, UNKNOWN",
    "403, FORBIDDEN_CONSECUTIVE_REQUEST, UNKNOWN",
    "409, IDEMPOTENT_REQUEST_PROCESSING, UNKNOWN",
    "429, TOO_MANY_REQUESTS, UNKNOWN",
    "500, FAILED_PAYMENT_INTERNAL_SYSTEM_PROCESSING, UNKNOWN",
    "500, FAILED_INTERNAL_SYSTEM_PROCESSING, UNKNOWN",
    "500, UNKNOWN_PAYMENT_ERROR, UNKNOWN",
    "500, COMMON_ERROR, UNKNOWN",
    "400, A_CODE_OF_NEXT_YEAR, UNKNOWN",
    "400, reject_card_payment, UNKNOWN"
  })
  void confirmErrorCode_givesExpectedOutcome(int status, String code, String meaning) {
    var expected =
        switch (meaning) {
          case "DECLINED" -> new PaymentOutcome.Declined(code);
          case "GONE" -> new PaymentOutcome.Declined("EXPIRED");
          default -> null;
        };

    var outcome = TossResponse.ofConfirm(status, error(code));

    if (expected != null) assertThat(outcome).isEqualTo(expected);
    else assertThat(outcome).isInstanceOf(PaymentOutcome.Unknown.class);
  }

  @Test
  void failedRetrieve_isUnknownUnlessNotFoundAfterWindow() {
    for (var code : new String[] {"NOT_FOUND_PAYMENT", "NOT_FOUND"}) {
      assertUnknown(TossResponse.ofRetrieve(404, error(code), SOON));
      assertUnknown(TossResponse.ofRetrieve(404, error(code), TossResponse.CONFIRM_WINDOW));
      assertUnknown(TossResponse.ofRetrieve(500, error(code), LATE));
    }
    assertUnknown(TossResponse.ofRetrieve(404, error("NOT_FOUND_TERMINAL_ID"), LATE));
    assertUnknown(TossResponse.ofRetrieve(404, "<html>", LATE));
    assertUnknown(TossResponse.ofRetrieve(401, error("UNAUTHORIZED_KEY"), LATE));
    // a code of confirm, which a retrieve should not return
    assertUnknown(TossResponse.ofRetrieve(403, error("REJECT_CARD_PAYMENT"), LATE));

    for (var code : new String[] {"NOT_FOUND_PAYMENT", "NOT_FOUND"})
      assertThat(TossResponse.ofRetrieve(404, error(code), LATE))
          .isEqualTo(new PaymentOutcome.Declined("EXPIRED"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UNAUTHORIZED_KEY", "INVALID_API_KEY", "FORBIDDEN_REQUEST"})
  void codeForShopFault_isUnknownAndReported(String code) {
    assertUnknown(TossResponse.ofConfirm(403, error(code)));
    assertThat(TossResponse.ourFault(403, error(code))).contains(code);
    assertThat(TossResponse.ourFault(403, error("REJECT_CARD_PAYMENT"))).isEmpty();
    assertThat(TossResponse.ourFault(502, "<html>")).isEmpty();
  }

  @Test
  void donePayment_isApprovedWithAllFields() {
    assertThat(TossResponse.ofConfirm(200, done("129000")))
        .isEqualTo(TossResponse.ofRetrieve(200, done("129000"), SOON))
        .isEqualTo(
            new PaymentOutcome.Approved(
                "order",
                "key",
                new Money(129_000),
                "KRW",
                "CARD",
                "https://dashboard.tosspayments.com/receipt/1",
                Instant.parse("2026-11-23T01:02:03Z"),
                List.of(),
                "",
                new RefundTerms(null, null, null, null, 0L)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CANCELED", "PARTIAL_CANCELED"})
  void canceledAfterCapture_isApprovedWithCancellations(String status) {
    var canceled =
        done("129000")
            .replace("DONE", status)
            .replaceFirst(
                "\\{",
                "{\"cancels\": [{\"transactionKey\": \"t1\", \"cancelAmount\": 9000},"
                    + " {\"transactionKey\": \"t2\", \"cancelAmount\": 1, \"cancelStatus\":"
                    + " \"DONE\"}, {\"transactionKey\": \"t3\", \"cancelAmount\": 2,"
                    + " \"cancelStatus\": \"ABORTED\"}],");

    assertThat(TossResponse.ofRetrieve(200, canceled, SOON))
        .isInstanceOfSatisfying(
            PaymentOutcome.Approved.class,
            approved ->
                assertThat(approved.cancellations())
                    .containsExactly(
                        new Cancellation("t1", new Money(9_000)),
                        new Cancellation("t2", new Money(1))));
  }

  /** An invalid cancel affects neither the other cancels nor the payment. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7 | a cancel that is no object",
        "{} | a cancel without a transaction key",
        "{\"transactionKey\": \"\", \"cancelAmount\": 5} | a cancel without a transaction key",
        "{\"transactionKey\": \"a b\", \"cancelAmount\": 5} | a cancel without a transaction key",
        "{\"transactionKey\": \"t\", \"cancelAmount\": 0} | cancel t of 0 KRW",
        "{\"transactionKey\": \"t\", \"cancelAmount\": -1} | cancel t of no amount",
        "{\"transactionKey\": \"t\", \"cancelAmount\": 1e30} | cancel t of no amount",
        "{\"transactionKey\": \"t\"} | cancel t of no amount",
        "{\"transactionKey\": \"first\", \"cancelAmount\": 5} | two cancels first",
      })
  void invalidCancel_isReportedAsContradiction(String cancel, String contradiction) {
    var cancels =
        "[{\"transactionKey\": \"first\", \"cancelAmount\": 9000}, %s,"
            + " {\"transactionKey\": \"last\", \"cancelAmount\": 1}]";
    var body =
        done("129000").replaceFirst("\\{", "{\"cancels\": " + cancels.formatted(cancel) + ",");

    assertThat(TossResponse.ofRetrieve(200, body, SOON))
        .isInstanceOfSatisfying(
            PaymentOutcome.Approved.class,
            approved -> {
              assertThat(approved.contradiction()).isEqualTo(contradiction);
              assertThat(approved.cancellations())
                  .containsExactly(
                      new Cancellation("first", new Money(9_000)),
                      new Cancellation("last", new Money(1)));
            });
  }

  /**
   * PostgreSQL stores no NUL and not every year, so the shop only reads times of the years 20xx.
   */
  @Test
  void unstorableTextsAndTimes_areSanitizedOrOmitted() {
    var body = done("1").replace("카드", "카드\\u0000".repeat(500));

    assertThat(TossResponse.ofConfirm(200, body))
        .isInstanceOfSatisfying(
            PaymentOutcome.Approved.class,
            approved -> assertThat(approved.method()).startsWith("카드 카드").hasSize(300));
    for (var year : new String[] {"+20000", "1999", "+999999999"})
      assertThat(TossResponse.ofConfirm(200, done("1").replace("\"2026-", "\"" + year + "-")))
          .isInstanceOfSatisfying(
              PaymentOutcome.Approved.class, approved -> assertThat(approved.at()).isNull());
  }

  @ParameterizedTest
  @ValueSource(strings = {"129000", "129000.0", "129000.00", "1.29e5", "129e3"})
  void wholeAmount_isParsedInAnyNotation(String amount) {
    assertThat(TossResponse.ofConfirm(200, done(amount)))
        .isInstanceOfSatisfying(
            PaymentOutcome.Approved.class,
            approved -> assertThat(approved.amount()).isEqualTo(new Money(129_000)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "129000.5",
        "-1",
        "\"129000\"",
        "null",
        "true",
        "{}",
        "[129000]",
        "1e30",
        "1e999999999",
        "1e-999999999",
        "1e2147483647",
        "1e99999999999",
        "NaN",
        "0x10",
        ""
      })
  void invalidAmount_isUnknown(String amount) {
    assertUnknown(TossResponse.ofConfirm(200, done(amount)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "\"\"",
        "7",
        "\"2026-11-23\"",
        "\"yesterday\"",
        "\"2026-13-45T99:99:99+09:00\""
      })
  void captureWithUnreadableTime_isApproved(String date) {
    assertThat(
            TossResponse.ofConfirm(200, done("1").replace("\"2026-11-23T10:02:03+09:00\"", date)))
        .isInstanceOfSatisfying(
            PaymentOutcome.Approved.class,
            approved -> {
              assertThat(approved.amount()).isEqualTo(new Money(1));
              assertThat(approved.at()).isNull();
            });
  }

  /** The due date has no offset, as Toss documents it, and is in Korean time. */
  private static final String VIRTUAL_ACCOUNT =
      """
      "virtualAccount": {"bankCode": "20", "accountNumber": "X123", "customerName": "김지우",
        "dueDate": "2026-11-30T23:59:59",
        "refundReceiveAccount": {"bankCode": "88", "accountNumber": "110", "holderName": "김지우"}}\
      """;

  /** Each case replaces one member of a valid response; the shop omits unreadable values. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dueDate              | "2026-12-01"                      | 2026-12-01T14:59:59Z
          dueDate              | "2026-12-01T10:00"                | 2026-12-01T01:00:00Z
          dueDate              | "2026-12-01T10:00:00.123456"      | 2026-12-01T01:00:00.123456Z
          dueDate              | "2026-12-01T10:00:00+09:00"       | 2026-12-01T01:00:00Z
          dueDate              | "2026-12-01T10:00:00Z"            | 2026-12-01T10:00:00Z
          dueDate              | "2026-13-01"                      | none
          dueDate              | "tomorrow"                        | none
          dueDate              | ""                                | none
          dueDate              | "+999999999-12-31"                | none
          dueDate              | 20261201                          | none
          dueDate              | null                              | none
          dueDate              | {}                                | none
          """)
  void dueDate_isParsedOrOmitted(String name, String value, String due) {
    var outcome = awaiting(with(waiting(), name, value));

    assertThat(outcome.account().account().number()).isEqualTo("X123");
    assertThat(outcome.account().dueAt()).isEqualTo(due.equals("none") ? null : Instant.parse(due));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bankCode             | 20
          bankCode             | "00000000000000000000000000"
          customerName         | {"first": "a"}
          customerName         | "a\\u0000b"
          method               | ["card"]
          refundReceiveAccount | "110"
          refundReceiveAccount | {"bankCode": "88"}
          refundReceiveAccount | {"bankCode": 88, "accountNumber": "110", "holderName": "a"}
          refundReceiveAccount | {"bankCode": "88", "accountNumber": "1\\u0000", "holderName": "a"}
          secret               | 7
          secret               | "ps_\\u0000"
          secret               | "ps_345678901234567890123456789012345678901234567890123"
          """)
  void invalidOptionalMemberOfAccount_keepsTheRest(String name, String value) {
    var outcome = awaiting(with(waiting(), name, value));

    assertThat(outcome.orderId()).isEqualTo("order");
    assertThat(outcome.amount()).isEqualTo(new Money(129_000));
    assertThat(outcome.account().account().number()).isEqualTo("X123");
    assertThat(outcome.account().account().bank()).doesNotContain("\0");
    assertThat(outcome.account().account().holder()).doesNotContain("\0");
    if (name.equals("refundReceiveAccount")) assertThat(outcome.refundAccount()).isNull();
    if (name.equals("secret")) assertThat(outcome.secret()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          approvedAt | "yesterday"
          approvedAt | 7
          method     | 7
          method     | null
          receipt    | "https://dashboard.tosspayments.com/receipt/1"
          receipt    | {"url": ["x"]}
          receipt    | {"url": "https://a/\\u0000"}
          """)
  void invalidOptionalMemberOfCapture_keepsTheAmount(String name, String value) {
    assertThat(TossResponse.ofConfirm(200, with(done("129000"), name, value)))
        .isInstanceOfSatisfying(
            PaymentOutcome.Approved.class,
            approved -> assertThat(approved.amount()).isEqualTo(new Money(129_000)));
  }

  /** Without these members, no transfer is possible or the captured amount is missing. */
  @ParameterizedTest
  @CsvSource({
    "accountNumber, null",
    "accountNumber, 7",
    "virtualAccount, null",
    "totalAmount, null"
  })
  void missingRequiredMember_isUnknown(String name, String value) {
    assertUnknown(TossResponse.ofConfirm(200, with(waiting(), name, value)));
  }

  private static PaymentOutcome.AwaitingDeposit awaiting(String body) {
    return (PaymentOutcome.AwaitingDeposit) TossResponse.ofConfirm(200, body);
  }

  private static String waiting() {
    return done("129000")
        .replace("DONE", "WAITING_FOR_DEPOSIT")
        .replaceAll("\"approvedAt.*?\",", "")
        .replaceFirst("\\{", "{" + VIRTUAL_ACCOUNT + ", \"secret\": \"ps_1\", ");
  }

  /** Returns the body with another value for each member of that name, at any depth. */
  private static String with(String body, String name, String value) {
    return with(JsonText.object(body).orElseThrow(), name, value).toString();
  }

  private static JsonObject with(JsonObject object, String name, String value) {
    var other = JsonText.object("{\"v\": " + value + "}").orElseThrow().get("v");
    var changed = JsonText.newObject();
    object.forEach(
        (key, member) ->
            changed.add(
                key,
                key.equals(name)
                    ? other
                    : member instanceof JsonObject inner ? with(inner, name, value) : member));
    return changed.build();
  }

  @Test
  void virtualAccount_isAwaitingDeposit() {
    assertThat(TossResponse.ofConfirm(200, waiting()))
        .isEqualTo(
            new PaymentOutcome.AwaitingDeposit(
                "order",
                "key",
                new Money(129_000),
                "KRW",
                "CARD",
                new VirtualAccount(
                    new BankAccount("20", "X123", "김지우"), Instant.parse("2026-11-30T14:59:59Z")),
                new BankAccount("88", "110", "김지우"),
                "ps_1"));
  }

  @ParameterizedTest
  @CsvSource({
    "ABORTED, ABORTED",
    "CANCELED, CANCELED",
    "EXPIRED, EXPIRED",
  })
  void endedPayment_isDeclinedWithReasonIfListed(String status, String otherwise) {
    var ended = "{\"status\": \"" + status + "\"";

    assertThat(TossResponse.ofRetrieve(200, ended + "}", SOON))
        .isEqualTo(new PaymentOutcome.Declined(otherwise));
    assertThat(
            TossResponse.ofRetrieve(
                200, ended + ", \"failure\": {\"code\": \"REJECT_CARD_PAYMENT\"}}", SOON))
        .isEqualTo(new PaymentOutcome.Declined("REJECT_CARD_PAYMENT"));
    for (var failure : new String[] {"null", "7", "{}", "{\"code\": 7}", "{\"code\": \"<b>\"}"})
      assertThat(TossResponse.ofRetrieve(200, ended + ", \"failure\": " + failure + "}", SOON))
          .isEqualTo(new PaymentOutcome.Declined(otherwise));
  }

  @ParameterizedTest
  @ValueSource(strings = {"READY", "IN_PROGRESS"})
  void unconfirmedPayment_isNotConfirmedThenExpired(String status) {
    assertThat(TossResponse.ofRetrieve(200, "{\"status\": \"" + status + "\"}", SOON))
        .isEqualTo(new PaymentOutcome.NotConfirmed());
    assertThat(TossResponse.ofRetrieve(200, "{\"status\": \"" + status + "\"}", LATE))
        .isEqualTo(new PaymentOutcome.Declined("EXPIRED"));
  }

  /** The shop cannot derive from these states whether money was captured. */
  @ParameterizedTest
  @ValueSource(strings = {"\"PARTIAL_CANCELED\"", "\"NEW\"", "\"\"", "null", "7", "{}"})
  void otherStates_areUnknown(String status) {
    assertUnknown(TossResponse.ofRetrieve(200, "{\"status\": " + status + "}", LATE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "7",
        "\"DONE\"",
        "[]",
        "[{\"status\": \"DONE\"}]",
        "{}",
        "{\"status\": \"DONE\"",
        "{\"status\": \"DONE\"}",
        "<html><body>502 Bad Gateway</body></html>",
        "\uFEFF{\"status\": \"DONE\"}",
        "{\"code\": [\"REJECT_CARD_PAYMENT\"]}",
        "{\"code\": null}"
      })
  void unreadableBody_isUnknownForAnyStatus(String body) {
    for (int status : new int[] {200, 201, 204, 302, 400, 403, 404, 500, 502}) {
      assertUnknown(TossResponse.ofConfirm(status, body));
      assertUnknown(TossResponse.ofRetrieve(status, body, LATE));
    }
  }

  @Test
  void truncatedBody_isUnknown() {
    var whole = done("129000");

    for (int length = 0; length < whole.strip().length(); length++)
      assertUnknown(TossResponse.ofConfirm(200, whole.substring(0, length)));
  }

  @Test
  void deeplyNestedBody_isUnknown() {
    assertUnknown(TossResponse.ofConfirm(200, "{\"a\":".repeat(100_000)));
    assertUnknown(TossResponse.ofRetrieve(200, "{\"a\":" + "[".repeat(100_000), SOON));
  }

  /** Toss documents a payment in the response for status 200 only; another 2xx proves nothing. */
  @Test
  void paymentWithStatusOtherThan200_isUnknown() {
    assertUnknown(TossResponse.ofConfirm(202, done("1")));
    assertUnknown(TossResponse.ofConfirm(500, done("1")));
  }

  @Test
  void receiptWithoutHttpUrl_isOmitted() {
    for (var receipt :
        new String[] {"null", "{}", "{\"url\": null}", "{\"url\": \"javascript:alert(1)\"}", "7"}) {
      var body = done("1").replaceAll("\\{\"url\".*?}", receipt);

      assertThat(TossResponse.ofConfirm(200, body))
          .isInstanceOfSatisfying(
              PaymentOutcome.Approved.class,
              approved -> assertThat(approved.receiptUrl()).isNull());
    }
  }

  /** Causes appear in logs and on operators' pages. */
  @Test
  void causeOfUnknown_containsOnlyStatusAndCode() {
    assertThat(((PaymentOutcome.Unknown) TossResponse.ofConfirm(400, error("<script>"))).cause())
        .doesNotContain("<");
    assertThat(
            ((PaymentOutcome.Unknown) TossResponse.ofConfirm(500, error("COMMON_ERROR"))).cause())
        .contains("500", "COMMON_ERROR");
    assertThat(((PaymentOutcome.Unknown) TossResponse.ofConfirm(200, done("\"<script>\""))).cause())
        .doesNotContain("<");
  }

  private static void assertUnknown(PaymentOutcome outcome) {
    assertThat(outcome).isInstanceOf(PaymentOutcome.Unknown.class);
  }

  private static String error(String code) {
    return "{\"code\": \"%s\", \"message\": \"잔액이 부족합니다.\", \"data\": null}".formatted(code);
  }

  private static String done(String amount) {
    return """
    {"mId": "tgen_docs", "paymentKey": "key", "orderId": "order", "status": "DONE",
     "totalAmount": %s, "balanceAmount": 0, "currency": "KRW", "method": "카드",
     "approvedAt": "2026-11-23T10:02:03+09:00",
     "receipt": {"url": "https://dashboard.tosspayments.com/receipt/1"}}\
    """
        .formatted(amount);
  }
}
