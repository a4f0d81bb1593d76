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

/** How far back a check looks. */
class InvariantCheckTest {

  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

  private final Data data = new Data();
  private final InvariantCheck check = new InvariantCheck();

  @BeforeEach
  void firstCheckOfAll() {
    check.invariants = data;
    check.metrics = new InvariantMetrics();
    runAt(0);
    assertThat(data.goneThrough()).hasSameSizeAs(Invariant.ALL);
  }

  @Test
  void brokenInvariant_isCheckedForAllOrdersUntilItHolds_andNoOtherIs() {
    data.broken.add("oneCapture");
    runAt(1);
    assertThat(data.goneThrough()).isEmpty();

    runAt(2);
    assertThat(data.goneThrough()).containsExactly("oneCapture");

    data.broken.clear();
    runAt(3);
    assertThat(data.goneThrough()).containsExactly("oneCapture");
    runAt(4);
    assertThat(data.goneThrough()).isEmpty();
  }

  /** The broker may be away for hours. */
  @Test
  void waitingMessage_scansNoOldOrders() {
    data.broken.add("outboxEmptied");
    runAt(1);

    runAt(2);

    assertThat(data.goneThrough()).filteredOn(Data::scoped).isEmpty();
  }

  @Test
  void everyHour_allIsGoneThrough() {
    runAt(59);
    assertThat(data.goneThrough()).isEmpty();

    runAt(60);
    assertThat(data.goneThrough()).hasSameSizeAs(Invariant.ALL);
  }

  @Test
  void gauge_countsAllThatIsBroken() {
    data.broken.add("paidLeavesStock");

    runAt(1);

    assertThat(check.metrics.read())
        .filteredOn(gauge -> gauge.labelValue().equals("paidLeavesStock"))
        .extracting(Gauge::value)
        .containsExactly(453L);
  }

  @Test
  void lastChecks_areShown_ofRecentAndOfAllOrders() {
    data.broken.add("oneCapture");
    runAt(1);

    assertThat(view("oneCapture").broken()).isEqualTo(453);
    assertThat(view("oneCapture").recent().at().toInstant()).isEqualTo(at(1));
    assertThat(view("oneCapture").full().at().toInstant()).isEqualTo(at(0));
    assertThat(view("oneCapture").full().rows()).isEqualTo(1_000);
    assertThat(view("heldIsHolds").scoped()).isFalse();
    assertThat(view("heldIsHolds").full().at().toInstant()).isEqualTo(at(1));

    data.broken.clear();
    itIs(2);
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

  private void itIs(int minute) {
    var clock = Clock.fixed(at(minute), ZoneOffset.UTC);
    check.clock = clock;
    check.metrics.clock = clock;
  }

  private void runAt(int minute) {
    itIs(minute);
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

    /** What the last check looked for everywhere. */
    List<String> goneThrough() {
      return asked.keySet().stream().filter(name -> asked.get(name).equals(Instant.EPOCH)).toList();
    }

    static boolean scoped(String name) {
      return Invariant.ALL.stream().anyMatch(i -> i.name().equals(name) && i.scoped());
    }
  }
}
