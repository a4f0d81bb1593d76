package dev.gyeolje.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.platform.metrics.Gauge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which orders a check covers: all of them, or those changed recently. */
class InvariantCheckTest {

  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

  private final Data data = new Data();
  private final InvariantCheck check = new InvariantCheck();

  @BeforeEach
  void firstCheckOfAll() {
    check.invariants = data;
    check.metrics = new InvariantMetrics();
    runAt(0);
    assertThat(data.fullyChecked()).hasSameSizeAs(Invariant.ALL);
  }

  @Test
  void onlyBrokenInvariant_isFullyCheckedUntilItHolds() {
    data.broken.add("oneCapture");
    runAt(1);
    assertThat(data.fullyChecked()).isEmpty();

    runAt(2);
    assertThat(data.fullyChecked()).containsExactly("oneCapture");

    data.broken.clear();
    runAt(3);
    assertThat(data.fullyChecked()).containsExactly("oneCapture");
    runAt(4);
    assertThat(data.fullyChecked()).isEmpty();
  }

  /** The broker may be unavailable for hours. */
  @Test
  void brokenOutboxInvariant_scansNoOldOrders() {
    data.broken.add("outboxEmptied");
    runAt(1);

    runAt(2);

    assertThat(data.fullyChecked()).filteredOn(Data::scoped).isEmpty();
  }

  @Test
  void allInvariants_areFullyCheckedEveryHour() {
    runAt(59);
    assertThat(data.fullyChecked()).isEmpty();

    runAt(60);
    assertThat(data.fullyChecked()).hasSameSizeAs(Invariant.ALL);
  }

  @Test
  void gauge_countsAllViolations() {
    data.broken.add("paidLeavesStock");

    runAt(1);

    assertThat(check.metrics.read())
        .filteredOn(gauge -> gauge.labelValue().equals("paidLeavesStock"))
        .extracting(Gauge::value)
        .containsExactly(453L);
  }

  @Test
  void views_showLastRecentAndLastFullCheck() {
    data.broken.add("oneCapture");
    runAt(1);

    assertThat(view("oneCapture").broken()).isEqualTo(453);
    assertThat(view("oneCapture").recent().at().toInstant()).isEqualTo(at(1));
    assertThat(view("oneCapture").full().at().toInstant()).isEqualTo(at(0));
    assertThat(view("oneCapture").full().rows()).isEqualTo(1_000);
    assertThat(view("heldIsHolds").scoped()).isFalse();
    assertThat(view("heldIsHolds").full().at().toInstant()).isEqualTo(at(1));

    data.broken.clear();
    setTime(2);
    check.checkAll();
    assertThat(check.views())
        .hasSameSizeAs(Invariant.ALL)
        .allMatch(view -> view.broken() == 0 && view.full().at().toInstant().equals(at(2)));
  }

  private InvariantView view(String name) {
    return check.views().stream()
        .filter(view -> view.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Instant at(int minute) {
    return NOON.plus(Duration.ofMinutes(minute));
  }

  private void setTime(int minute) {
    var clock = Clock.fixed(at(minute), ZoneOffset.UTC);
    check.clock = clock;
    check.metrics.clock = clock;
  }

  private void runAt(int minute) {
    setTime(minute);
    check.runOnce();
  }

  private static final class Data extends InvariantRepository {
    final Set<String> broken = new HashSet<>();
    private final Map<String, Instant> asked = new HashMap<>();

    @Override
    InvariantCheck.Reading read(Invariant invariant, Instant since, Instant now) {
      asked.put(invariant.name(), since);
      return broken.contains(invariant.name())
          ? new InvariantCheck.Reading(now, 1_000, 453, List.of("order 1"))
          : new InvariantCheck.Reading(now, 1_000, 0, List.of());
    }

    /** Returns the invariants whose last check covered all orders. */
    List<String> fullyChecked() {
      return asked.keySet().stream().filter(name -> asked.get(name).equals(Instant.EPOCH)).toList();
    }

    static boolean scoped(String name) {
      return Invariant.ALL.stream().anyMatch(i -> i.name().equals(name) && i.scoped());
    }
  }
}
