package dev.gyeolje.payment.toss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.payment.RefundOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TossRefundResponseTest {

  @Test
  void cancelResponse_isDoneWithLastTransactionKey() {
    assertThat(
            TossResponse.ofCancel(
                200,
                "{\"status\": \"PARTIAL_CANCELED\", \"cancels\": [{\"transactionKey\": \"first\"},"
                    + " {\"transactionKey\": \"second\"}]}"))
        .isEqualTo(new RefundOutcome.Done("second"));
  }

  @ParameterizedTest
  @CsvSource({
    "400, INVALID_REFUND_ACCOUNT_INFO",
    "400, NOT_MATCHES_REFUNDABLE_AMOUNT",
    "400, REFUND_REJECTED",
    "403, NOT_CANCELABLE_AMOUNT",
    "403, NOT_CANCELABLE_PAYMENT",
    "403, EXCEED_MAX_REFUND_DUE",
    "403, NOT_ALLOWED_PARTIAL_REFUND",
    "404, NOT_FOUND_PAYMENT",
  })
  void finalCodes_areRejected(int status, String code) {
    assertThat(TossResponse.ofCancel(status, "{\"code\": \"" + code + "\"}"))
        .isEqualTo(new RefundOutcome.Rejected(code, ""));
  }

  @ParameterizedTest
  @CsvSource({"400, NEVER_SEEN_BEFORE", "403, FORBIDDEN_REQUEST", "401, UNAUTHORIZED_KEY"})
  void unlistedCodes_areAmbiguous(int status, String code) {
    assertThat(TossResponse.ofCancel(status, "{\"code\": \"" + code + "\"}"))
        .isEqualTo(new RefundOutcome.Ambiguous("HTTP " + status + " " + code, ""));
  }

  @ParameterizedTest
  @CsvSource({"400, PROVIDER_ERROR", "403, FORBIDDEN_CONSECUTIVE_REQUEST"})
  void temporaryCodes_areRetriedLater(int status, String code) {
    assertThat(TossResponse.ofCancel(status, "{\"code\": \"" + code + "\", \"message\": \"잠시 후\"}"))
        .isEqualTo(new RefundOutcome.RetryLater("HTTP " + status + " " + code, "잠시 후"));
  }

  /** Only a failure of Toss itself shows that the request has ended. */
  @ParameterizedTest
  @CsvSource({"500, COMMON_ERROR, true", "409, IDEMPOTENT_REQUEST_PROCESSING, false"})
  void tossFailure_givesEndedFlagAndMessage(int status, String code, boolean ended) {
    var body = "{\"code\": \"" + code + "\", \"message\": \"" + "에스크로 \\n결제".repeat(100) + "\"}";

    assertThat(TossResponse.ofCancel(status, body))
        .isInstanceOfSatisfying(
            RefundOutcome.Unknown.class,
            unknown -> {
              assertThat(unknown.ended()).isEqualTo(ended);
              assertThat(unknown.message())
                  .startsWith("에스크로  결제에스크로")
                  .hasSizeLessThanOrEqualTo(300);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "500|{\"code\": \"FAILED_REFUND_PROCESS\"}",
        "500|{\"code\": \"COMMON_ERROR\"}",
        "409|{\"code\": \"IDEMPOTENT_REQUEST_PROCESSING\"}",
        "429|{}",
        "502|<html>",
        "200|{\"status\": \"CANC",
        "200|{\"status\": \"CANCELED\", \"cancels\": null}",
        "200|{\"status\": \"CANCELED\", \"cancels\": []}",
        "200|{\"status\": \"CANCELED\", \"cancels\": [7]}",
        "200|{\"status\": \"CANCELED\", \"cancels\": [{}]}",
        "200|{\"status\": \"CANCELED\", \"cancels\": [{\"transactionKey\": \"\"}]}",
      })
  void otherResponses_areUnknown(int status, String body) {
    assertThat(TossResponse.ofCancel(status, body)).isInstanceOf(RefundOutcome.Unknown.class);
  }
}
