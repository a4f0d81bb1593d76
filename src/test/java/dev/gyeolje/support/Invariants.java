package dev.gyeolje.support;

import static dev.gyeolje.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the operators' page of checks says. */
public final class Invariants {

  /** Broken while something waits for a time that a test has moved, and whole again by itself. */
  private static final Set<String> MENDED_BY_TIME = Set.of("outboxEmptied", "attemptsResolved");

  private Invariants() {}

  /** Fails if one is broken now, or stays so where time alone mends it. */
  public static void hold(LocalShop shop) {
    var operator = Visitor.operatorOf(shop);
    assertThat(broken(operator))
        .filteredOn(found -> MENDED_BY_TIME.stream().noneMatch(found::startsWith))
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
