package dev.gyeolje.payment.toss;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TossNoticeTest {

  @Test
  void changedPayment_isAboutItsKey() {
    var notice =
        TossNotice.parse(
            """
            {"eventType": "PAYMENT_STATUS_CHANGED", "createdAt": "2026-11-23T10:00:00.000000",
             "data": {"paymentKey": "tgen_1", "orderId": "order", "status": "DONE", "new": {}}}""");

    assertThat(notice).isEqualTo(new TossNotice("tgen_1", "order", "", false));
  }

  @Test
  void deposit_isFlatAndCarriesASecret() {
    var notice =
        TossNotice.parse(
            """
            {"createdAt": "2026-11-23T10:00:00.00000", "secret": "ps_1", "status": "DONE",
             "transactionKey": "t", "orderId": "order"}""");

    assertThat(notice).isEqualTo(new TossNotice("", "order", "ps_1", true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{", "\"text\"", "<html>", "{\"data\": \"x\""})
  void anythingElse_isAboutNothing(String body) {
    assertThat(TossNotice.parse(body)).isEqualTo(new TossNotice("", "", "", false));
  }

  @Test
  void membersOfOtherTypes_areAbsent() {
    assertThat(TossNotice.parse("{\"data\": {\"paymentKey\": 7, \"orderId\": null}}"))
        .isEqualTo(new TossNotice("", "", "", false));
  }
}
