package dev.gyeolje.order;

import static dev.gyeolje.order.OrderStatus.CANCELED;
import static dev.gyeolje.order.OrderStatus.CONFIRMING;
import static dev.gyeolje.order.OrderStatus.EXPIRED;
import static dev.gyeolje.order.OrderStatus.FAILED;
import static dev.gyeolje.order.OrderStatus.PAID;
import static dev.gyeolje.order.OrderStatus.PARTIALLY_REFUNDED;
import static dev.gyeolje.order.OrderStatus.PENDING;
import static dev.gyeolje.order.OrderStatus.REFUNDED;
import static dev.gyeolje.order.OrderStatus.REVIEW;
import static dev.gyeolje.order.OrderStatus.WAITING_FOR_DEPOSIT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class OrderStatusTest {

  /** The allowed moves, repeated independently of {@code OrderStatus.next()}. */
  private static final Map<OrderStatus, Set<OrderStatus>> MOVES =
      Map.of(
          PENDING, Set.of(CONFIRMING, CANCELED, EXPIRED),
          CONFIRMING, Set.of(PAID, WAITING_FOR_DEPOSIT, FAILED, REVIEW),
          WAITING_FOR_DEPOSIT, Set.of(PAID, EXPIRED, CANCELED, REVIEW),
          PAID, Set.of(PARTIALLY_REFUNDED, REFUNDED, WAITING_FOR_DEPOSIT, REVIEW),
          PARTIALLY_REFUNDED, Set.of(PARTIALLY_REFUNDED, REFUNDED, REVIEW),
          FAILED, Set.of(PAID, REVIEW),
          CANCELED, Set.of(PAID, REVIEW),
          EXPIRED, Set.of(PAID, REVIEW),
          REFUNDED, Set.of(REVIEW),
          REVIEW,
              Set.of(
                  PENDING,
                  CONFIRMING,
                  WAITING_FOR_DEPOSIT,
                  PAID,
                  PARTIALLY_REFUNDED,
                  FAILED,
                  CANCELED,
                  EXPIRED,
                  REFUNDED));

  private static final Path DOCUMENT = Path.of("src/site/markdown/architecture.md");

  static Stream<Arguments> pairs() {
    return Stream.of(OrderStatus.values())
        .flatMap(from -> Stream.of(OrderStatus.values()).map(to -> Arguments.of(from, to)));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void onlyListedMoves_areAllowed(OrderStatus from, OrderStatus to) {
    assertThat(from.leadsTo(to)).isEqualTo(MOVES.get(from).contains(to));
  }

  @ParameterizedTest
  @EnumSource
  void onlyFailedCanceledAndExpired_areClosedUnpaid(OrderStatus state) {
    assertThat(state.closedUnpaid()).isEqualTo(Set.of(FAILED, CANCELED, EXPIRED).contains(state));
  }

  @Test
  void everyStateExceptPending_isReachableWithoutReview() {
    var reached =
        Stream.of(OrderStatus.values())
            .filter(state -> state != REVIEW)
            .flatMap(state -> state.next().stream())
            .collect(Collectors.toSet());

    assertThat(reached)
        .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(PENDING)));
  }

  /** Keeps the document up to date; the failure message contains the expected diagram. */
  @Test
  void documentedDiagram_matchesAllowedMoves() throws IOException {
    assertThat(Files.readString(DOCUMENT))
        .contains("<!-- states -->\n" + diagram() + "<!-- states -->");
  }

  private static String diagram() {
    var moves =
        Arrays.stream(OrderStatus.values())
            .flatMap(
                from ->
                    from == REVIEW
                        ? Stream.of("REVIEW --> [*] : an operator decides, any state")
                        : from.next().isEmpty()
                            ? Stream.of(from + " --> [*]")
                            : from.next().stream().map(to -> from + " --> " + to))
            .map(move -> "    " + move + "\n")
            .collect(Collectors.joining());
    return "```mermaid\nstateDiagram-v2\n    [*] --> PENDING\n" + moves + "```\n";
  }
}
