package dev.gyeolje.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.catalog.ProductId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnpaidLimitPolicyTest {

  private static final ProductId SHOES = new ProductId(UUID.randomUUID());
  private static final ProductId BAGS = new ProductId(UUID.randomUUID());

  private final UnpaidLimitPolicy policy = new UnpaidLimitPolicy(100, 20);

  @ParameterizedTest
  @CsvSource({
    "0, 1, 1, true",
    "0, 10, 10, true",
    "0, 11, 40, false",
    "0, 20, 100, true",
    "0, 21, 100, false",
    "15, 5, 100, true",
    "15, 6, 100, false",
    "0, 99, 2147483647, true"
  })
  void shareLimit_countsUnitsAlreadyHeld(int alreadyHeld, int wanted, int onHand, boolean allowed) {
    assertThat(
            policy.allows(Map.of(SHOES, alreadyHeld), Map.of(SHOES, wanted), Map.of(SHOES, onHand)))
        .isEqualTo(allowed);
  }

  @Test
  void unitLimit_countsAllProducts() {
    var onHand = Map.of(SHOES, 10_000);

    assertThat(policy.allows(Map.of(BAGS, 60), Map.of(SHOES, 40), onHand)).isTrue();
    assertThat(policy.allows(Map.of(BAGS, 61), Map.of(SHOES, 40), onHand)).isFalse();
  }
}
