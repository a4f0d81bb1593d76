package dev.gyeolje.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.order.OrderId;
import dev.gyeolje.platform.money.Money;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackRequestTest {

  private static final String ORDER = "6f1c1f6e-7d2a-4f6e-9a51-0c5b8a1d2e3f";
  private static final Map<String, String> GOOD =
      Map.of("orderId", ORDER, "paymentKey", "tgen_2026/+=", "amount", "129000");

  @Test
  void completeCallback_isParsed() {
    assertThat(CallbackRequest.parse(query(GOOD)))
        .contains(
            new CallbackRequest(
                OrderId.parse(ORDER).orElseThrow(), "tgen_2026/+=", new Money(129_000)));
  }

  @Test
  void unknownParameters_areIgnored() {
    var query = query(GOOD);
    query.put("paymentType", List.of("NORMAL", "NORMAL"));

    assertThat(CallbackRequest.parse(query)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"orderId", "paymentKey", "amount"})
  void missingOrRepeatedParameter_isRejected(String name) {
    var missing = query(GOOD);
    missing.remove(name);
    var repeated = query(GOOD);
    repeated.put(name, List.of(GOOD.get(name), GOOD.get(name)));
    var without = query(GOOD);
    without.put(name, List.of());

    assertThat(CallbackRequest.parse(missing)).isEmpty();
    assertThat(CallbackRequest.parse(repeated)).isEmpty();
    assertThat(CallbackRequest.parse(without)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "orderId, x",
    "orderId, 1-1-1-1-1",
    "paymentKey, 'a b'",
    "paymentKey, 가나다",
    "paymentKey, ''",
    "amount, -1",
    "amount, +1",
    "amount, 1.0",
    "amount, 1e3",
    "amount, '129,000'",
    "amount, ' 1'",
    "amount, ''",
    "amount, ０",
    "amount, 1000000000000",
    "amount, 99999999999999999999"
  })
  void malformedParameter_isRejected(String name, String value) {
    var query = query(GOOD);
    query.put(name, List.of(value));

    assertThat(CallbackRequest.parse(query)).isEmpty();
  }

  @Test
  void tooLongOrMalformedPaymentKey_isRejected() {
    var longest = query(GOOD);
    longest.put("paymentKey", List.of("k".repeat(200)));
    var longer = query(GOOD);
    longer.put("paymentKey", List.of("k".repeat(201)));
    var broken = query(GOOD);
    broken.put("paymentKey", List.of("key\n"));

    assertThat(CallbackRequest.parse(longest)).isPresent();
    assertThat(CallbackRequest.parse(longer)).isEmpty();
    assertThat(CallbackRequest.parse(broken)).isEmpty();
  }

  private static Map<String, List<String>> query(Map<String, String> values) {
    var query = new HashMap<String, List<String>>();
    values.forEach((name, value) -> query.put(name, List.of(value)));
    return query;
  }
}
