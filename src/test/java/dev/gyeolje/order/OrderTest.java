package dev.gyeolje.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gyeolje.account.AccountId;
import dev.gyeolje.account.Actor;
import dev.gyeolje.catalog.ProductId;
import dev.gyeolje.platform.config.SiteSettings;
import dev.gyeolje.platform.money.Money;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OrderTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final AccountId CUSTOMER = AccountId.random();

  @Test
  void newOrder_isPendingAndCostsSumOfLines() {
    var order = order(Locale.KOREAN, line("a", 1_000, 3), line("b", 50, 1));

    assertThat(order.status()).isEqualTo(OrderStatus.PENDING);
    assertThat(order.amount()).isEqualTo(new Money(3_050));
    assertThat(order.owner()).isEqualTo(CUSTOMER);
  }

  /** Toss allows 30 minutes in the window and 10 to confirm; a hold must outlast both. */
  @Test
  void newOrder_expiresLaterThanTossAllowsPayment() {
    assertThat(order(Locale.KOREAN, line("a", 1, 1)).expiresAt())
        .isAfter(NOW.plus(Duration.ofMinutes(40)));
  }

  @Test
  void overflowingAmount_isRejected() {
    assertThatThrownBy(
            () -> order(Locale.KOREAN, line("a", Long.MAX_VALUE, 1), line("b", Long.MAX_VALUE, 1)))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void nameOfSingleLine_isProductName() {
    assertThat(order(Locale.ENGLISH, line("Quiet mug", 1, 2)).name()).isEqualTo("Quiet mug");
  }

  @Test
  void nameOfSeveralLines_countsOtherLines() {
    var korean = order(Locale.KOREAN, line("조용한 머그", 1, 1), line("b", 1, 1), line("c", 1, 1));
    var english = order(Locale.ENGLISH, line("Quiet mug", 1, 1), line("b", 1, 1), line("c", 1, 1));

    assertThat(korean.name()).startsWith("조용한 머그").contains("2");
    assertThat(english.name()).startsWith("Quiet mug").contains("2").isNotEqualTo(korean.name());
  }

  /** Toss accepts at most 100 characters. */
  @Test
  void longName_isCutBetweenCharacters() {
    for (var long_ : List.of("가".repeat(200), "a" + "👟".repeat(100), "👟".repeat(100))) {
      var name = order(Locale.ENGLISH, line(long_, 1, 1), line("b", 1, 1)).name();

      assertThat(name.length()).isBetween(80, 100);
      assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(name)).isTrue();
    }
  }

  @Test
  void allowedMove_changesStatus() {
    var order = order(Locale.KOREAN, line("a", 1, 1));
    assertThat(order.moved()).isFalse();

    order.moveTo(OrderStatus.CONFIRMING, Actor.CUSTOMER, "", NOW);

    assertThat(order.status()).isEqualTo(OrderStatus.CONFIRMING);
    assertThat(order.moved()).isTrue();
  }

  @Test
  void forbiddenMove_isRejectedAndChangesNothing() {
    var order = order(Locale.KOREAN, line("a", 1, 1));

    assertThatThrownBy(() -> order.moveTo(OrderStatus.PAID, Actor.CUSTOMER, "", NOW))
        .isInstanceOf(IllegalTransitionException.class)
        .hasMessageContainingAll(order.id().toString(), "PENDING", "PAID");
    assertThat(order.status()).isEqualTo(OrderStatus.PENDING);
  }

  @Test
  void onlyPendingOrClosedUnpaidOrders_canBeRetried() {
    assertThat(
            Stream.of(
                    OrderStatus.PENDING,
                    OrderStatus.FAILED,
                    OrderStatus.CANCELED,
                    OrderStatus.EXPIRED)
                .map(OrderTest::retryOf))
        .doesNotContainNull();
    assertThat(
            Stream.of(
                    OrderStatus.CONFIRMING,
                    OrderStatus.WAITING_FOR_DEPOSIT,
                    OrderStatus.PAID,
                    OrderStatus.PARTIALLY_REFUNDED,
                    OrderStatus.REFUNDED,
                    OrderStatus.REVIEW)
                .map(OrderTest::retryOf))
        .containsOnlyNulls();
  }

  @Test
  void failureReason_isAlwaysKnownMessageKey() {
    var known = failed("REJECT_CARD_COMPANY");
    var unheardOf = failed("<b>NEW_CODE</b>");

    assertThat(view(known).reason()).isEqualTo("payment.reason.REJECT_CARD_COMPANY");
    assertThat(view(unheardOf).reason()).isEqualTo("payment.reason.UNKNOWN");
    assertThat(view(order(Locale.KOREAN, line("a", 1, 1))).reason()).isNull();
  }

  /** The reason says that nothing was charged, which a late payment makes wrong. */
  @Test
  void latePayment_replacesFailureReason() {
    var order = failed("REJECT_CARD_COMPANY");
    var tenWon = new Money(10);

    assertThat(view(order, null).hint()).isEqualTo("order.state.FAILED.hint");
    assertThat(view(order, charge(tenWon)).hint()).isEqualTo("order.late.closed");
    assertThat(view(order, charge(tenWon, refund(tenWon, "REQUESTED"))))
        .returns("order.late.refunding", OrderView::hint)
        .returns(null, OrderView::reason)
        .returns(null, OrderView::retryUrl);
    assertThat(
            view(order, charge(tenWon, refund(new Money(4), "DONE"), refund(new Money(6), "DONE")))
                .hint())
        .isEqualTo("order.late.refunded");
  }

  @Test
  void failedOrderPaidLater_hasNoReason() {
    var order = failed("REJECT_CARD_COMPANY");
    order.moveTo(OrderStatus.PAID, Actor.CALLBACK, "", NOW);

    assertThat(view(order, charge(new Money(1)))).returns(null, OrderView::reason);
    assertThat(view(order, charge(new Money(1))).hint()).isEqualTo("order.state.PAID.hint");
  }

  @Test
  void malformedOrderId_isNotParsed() {
    assertThat(OrderId.parse("6f1c1f6e-7d2a-4f6e-9a51-0c5b8a1d2e3f")).isPresent();
    for (var text :
        new String[] {null, "", "1-1-1-1-1", "not an id", "6f1c1f6e7d2a4f6e9a510c5b8a1d2e3f"})
      assertThat(OrderId.parse(text)).as(text).isEmpty();
  }

  private static String retryOf(OrderStatus status) {
    var order = order(Locale.KOREAN, line("a", 1, 1));
    pathTo(status).forEach(next -> order.moveTo(next, Actor.CALLBACK, "", NOW));
    return view(order).retryUrl();
  }

  private static List<OrderStatus> pathTo(OrderStatus status) {
    return switch (status) {
      case PENDING -> List.of();
      case CONFIRMING, CANCELED, EXPIRED -> List.of(status);
      case WAITING_FOR_DEPOSIT, PAID, FAILED, REVIEW -> List.of(OrderStatus.CONFIRMING, status);
      case PARTIALLY_REFUNDED, REFUNDED ->
          List.of(OrderStatus.CONFIRMING, OrderStatus.PAID, status);
    };
  }

  private static OrderView view(Order order) {
    return view(order, null);
  }

  private static OrderView view(Order order, OrderView.Charge charge) {
    return order.view(List.of(), new OrderReceipt(null, null, null, charge));
  }

  private static OrderView.Charge charge(Money amount, OrderView.Refund... refunds) {
    return new OrderView.Charge(amount, NOW.atZone(SiteSettings.ZONE), List.of(refunds));
  }

  private static OrderView.Refund refund(Money amount, String state) {
    return new OrderView.Refund(amount, state, NOW.atZone(SiteSettings.ZONE));
  }

  private static Order failed(String code) {
    var order = order(Locale.KOREAN, line("a", 1, 1));
    pathTo(OrderStatus.FAILED).forEach(next -> order.moveTo(next, Actor.CALLBACK, "", NOW));
    order.failedWith(code);
    return order;
  }

  private static Order order(Locale language, OrderLine... lines) {
    return new Order(CUSTOMER, UUID.randomUUID(), language, List.of(lines), Actor.CUSTOMER, NOW);
  }

  private static OrderLine line(String name, long price, int quantity) {
    return new OrderLine(
        new ProductId(UUID.randomUUID()),
        name,
        "/static/images/a.svg",
        new Money(price),
        quantity,
        true);
  }
}
