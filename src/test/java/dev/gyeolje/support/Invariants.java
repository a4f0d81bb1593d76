package dev.gyeolje.support;

import static dev.gyeolje.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What the operators' page of checks says. */
public final class Invariants {

  private static final Pattern BROKEN =
      Pattern.compile("data-invariant=\"(\\w+)\" data-broken=\"[1-9].*?</section>", Pattern.DOTALL);

  /** Broken while something waits for a time that a test has moved, and whole again by itself. */
  private static final Set<String> MENDED_BY_TIME = Set.of("outboxEmptied", "attemptsResolved");

  private Invariants() {}

  /** Fails if one is broken now, or stays so where time alone mends it. */
  public static void hold(LocalShop shop) {
    var operator = Visitor.operatorOf(shop);
    assertThat(broken(operator))
        .filteredOn(section -> MENDED_BY_TIME.stream().noneMatch(section::contains))
        .isEmpty();
    eventually("the end of all violations", () -> broken(operator), List::isEmpty);
  }

  private static List<String> broken(Visitor operator) {
    assertThat(operator.submit("/ops/invariants", Map.of()).statusCode()).isEqualTo(303);
    var page = operator.get("/ops/invariants");
    assertThat(page.statusCode()).isEqualTo(200);
    return BROKEN.matcher(page.body()).results().map(MatchResult::group).toList();
  }
}
