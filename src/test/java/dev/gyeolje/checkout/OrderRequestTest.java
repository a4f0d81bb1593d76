package dev.gyeolje.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gyeolje.catalog.ProductId;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderRequestTest {

  private static final String A = "00000000-0000-4000-8000-00000000000a";
  private static final String B = "00000000-0000-4000-8000-00000000000b";
  private static final String KEY = "11111111-1111-4111-8111-111111111111";

  @Test
  void idsAndQuantities_areReadAndOtherFieldsIgnored() {
    var request =
        OrderRequest.parse(
            """
            {"requestKey": "%s", "amount": 1, "status": "PAID",
             "lines": [{"productId": "%s", "quantity": 2, "price": 1}]}
            """
                .formatted(KEY, A));

    assertThat(request)
        .isEqualTo(new OrderRequest(UUID.fromString(KEY), Map.of(product(A), 2), null));
  }

  @Test
  void linesOfOneProduct_areAddedUp() {
    assertThat(OrderRequest.parse(body(line(A, "2"), line(B, "1"), line(A, "3"))).quantities())
        .containsExactly(Map.entry(product(A), 5), Map.entry(product(B), 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "99", "1e1", "9.9e1"})
  void wholeNumbersUpTo99_areAccepted(String quantity) {
    assertThat(OrderRequest.parse(body(line(A, quantity))).quantities().get(product(A)))
        .isEqualTo((int) Double.parseDouble(quantity));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1",
        "100",
        "1.5",
        "1.0",
        "1e3",
        "2147483648",
        "99999999999999999999",
        "1e99999",
        "1e999999999",
        "1e-999999999",
        "1e2147483647",
        "1e-2147483647",
        "1e99999999999",
        "null",
        "true",
        "\"1\"",
        "[1]",
        "{}"
      })
  void invalidQuantity_isRejected(String quantity) {
    assertRejected(body(line(A, quantity)), "INVALID_QUANTITY", "INVALID_REQUEST");
  }

  @Test
  void sumOfLinesAboveTheLimit_isRejected() {
    assertRejected(body(line(A, "99"), line(A, "1")), "INVALID_QUANTITY");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"x\"", "\"\"", "null", "7", "{}", "\"1-1-1-1-1\"", "\"<b>\""})
  void malformedProductId_isUnknownProduct(String id) {
    assertRejected(body("{\"productId\": %s, \"quantity\": 1}".formatted(id)), "UNKNOWN_PRODUCT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "7",
        "\"text\"",
        "{",
        "{}",
        "<html>",
        "{\"requestKey\": \"" + KEY + "\"}",
        "{\"requestKey\": \"" + KEY + "\", \"lines\": []}",
        "{\"requestKey\": \"" + KEY + "\", \"lines\": {}}",
        "{\"requestKey\": \"" + KEY + "\", \"lines\": [7]}",
        "{\"requestKey\": \"x\", \"lines\": [{\"productId\": \"" + A + "\", \"quantity\": 1}]}",
        "{\"requestKey\": 7, \"lines\": [{\"productId\": \"" + A + "\", \"quantity\": 1}]}",
        "{\"lines\": [{\"productId\": \"" + A + "\", \"quantity\": 1}]}"
      })
  void malformedBody_isRejected(String body) {
    assertRejected(body, "INVALID_REQUEST");
  }

  @Test
  void deeplyNestedBody_isRejected() {
    assertRejected("{\"lines\":" + "[".repeat(100_000), "INVALID_REQUEST");
    assertRejected("{\"a\":".repeat(100_000), "INVALID_REQUEST");
  }

  @Test
  void moreThanTwentyLines_areRejected() {
    assertThat(OrderRequest.parse(bodyOfLines(20)).quantities()).hasSize(20);
    assertRejected(bodyOfLines(21), "INVALID_REQUEST");
  }

  private static String bodyOfLines(int count) {
    return body(
        IntStream.range(0, count)
            .mapToObj(n -> line(new UUID(1, n).toString(), "1"))
            .collect(Collectors.joining(",")));
  }

  private static void assertRejected(String body, String... codes) {
    assertThatThrownBy(() -> OrderRequest.parse(body))
        .isInstanceOfSatisfying(
            CheckoutException.class, rejection -> assertThat(codes).contains(rejection.code()));
  }

  private static String body(String... lines) {
    return "{\"requestKey\": \"%s\", \"lines\": [%s]}".formatted(KEY, String.join(",", lines));
  }

  private static String line(String product, String quantity) {
    return "{\"productId\": \"%s\", \"quantity\": %s}".formatted(product, quantity);
  }

  private static ProductId product(String id) {
    return new ProductId(UUID.fromString(id));
  }
}
