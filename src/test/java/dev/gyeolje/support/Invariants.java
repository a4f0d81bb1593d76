package dev.gyeolje.support;

import static dev.gyeolje.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks the results on the operators' page of invariants. */
public final class Invariants {

  /** Invariants that a test may break by moving times, and that recover without intervention. */
  private static final Set<String> RECOVERING = Set.of("outboxEmptied", "attemptsResolved");

  private Invariants() {}

  /** Fails if an invariant is violated now, or if a recovering one stays violated. */
  public static void hold(LocalShop shop) {
    var operator = Visitor.operatorOf(shop);
    assertThat(broken(operator))
        .filteredOn(found -> RECOVERING.stream().noneMatch(found::startsWith))
        .isEmpty();
    eventually("the end of all violations", () -> broken(operator), List::isEmpty);
  }

  private static List<String> broken(Visitor operator) {
    assertThat(operator.submit("/ops/invariants", Map.of()).statusCode()).isEqualTo(303);
    var page = Page.of(operator.get("/ops/invariants"));
    assertThat(page.attributes("[data-invariant]", "data-invariant")).isNotEmpty();
    return page.attributes("[data-invariant]:not([data-broken=0])", "data-invariant").stream()
        .map(name -> name + ": " + page.text("[data-invariant=" + name + "]").orElse(""))
        .toList();
  }
}
