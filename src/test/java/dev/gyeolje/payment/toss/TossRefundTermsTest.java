package dev.gyeolje.payment.toss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.payment.RefundTerms;
import dev.gyeolje.payment.RefundTransfer;
import dev.gyeolje.platform.json.JsonText;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TossRefundTermsTest {

  /** The last minute of January in Korea, and still the 31st in UTC. */
  private static final Instant JANUARY = Instant.parse("2027-01-31T14:59:30Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"mobilePhone\": {}} | 2027-01-31T14:59:30Z | 2027-01-31T14:59:59Z",
        "{\"mobilePhone\": {}} | 2027-01-31T15:00:00Z | 2027-02-28T14:59:59Z",
        "{\"transfer\": {}}    | 2027-01-31T14:59:30Z | 2027-07-30T14:59:30Z",
        "{\"card\": {}, \"transfer\": null, \"mobilePhone\": null} | 2027-01-31T14:59:30Z |",
      })
  void paymentMethod_determinesRefundDeadline(String body, Instant approved, Instant until) {
    assertThat(of(body, approved).until()).isEqualTo(until);
  }

  @Test
  void allTerms_areParsed() {
    assertThat(
            of(
                "{\"useEscrow\": true, \"isPartialCancelable\": false, \"balanceAmount\": 0,"
                    + " \"virtualAccount\": {\"refundStatus\": \"PARTIAL_FAILED\"}}",
                JANUARY))
        .isEqualTo(new RefundTerms(true, false, null, RefundTransfer.PARTIAL_FAILED, 0L));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}",
        "{\"useEscrow\": null, \"isPartialCancelable\": 7, \"balanceAmount\": -1}",
        "{\"virtualAccount\": {\"refundStatus\": \"NONE\"}}",
        "{\"virtualAccount\": {\"refundStatus\": \"OF_NEXT_YEAR\"}, \"balanceAmount\": \"1\"}",
      })
  void missingOrInvalidTerms_areUnknown(String body) {
    assertThat(of(body, JANUARY)).isEqualTo(RefundTerms.UNKNOWN);
  }

  private static RefundTerms of(String body, Instant approved) {
    return TossRefundTerms.of(JsonText.object(body).orElseThrow(), approved);
  }
}
