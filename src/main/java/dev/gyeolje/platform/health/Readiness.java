package dev.gyeolje.platform.health;

import dev.gyeolje.platform.health.HealthCheck.State;
import dev.gyeolje.platform.log.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;

/** Runs the health checks one after the other, and logs changes since the last run. */
@ApplicationScoped
class Readiness {

  private static final Log LOG = Log.of(Readiness.class);

  @Inject @Any Instance<HealthCheck> checks;

  private final Map<String, State> before = new ConcurrentHashMap<>();

  /**
   * The state of each check, by name. Ends at the first one that is down: the others may wait for
   * the same resource, and the caller must not wait long.
   */
  Map<String, State> states() {
    var states = new LinkedHashMap<String, State>();
    for (var check : checks.stream().sorted(Comparator.comparing(HealthCheck::name)).toList()) {
      states.put(check.name(), ask(check));
      if (states.containsValue(State.DOWN)) break;
    }
    return states;
  }

  private State ask(HealthCheck check) {
    State state = State.DOWN;
    @Nullable Exception why = null;
    try {
      state = check.state();
    } catch (Exception e) {
      why = e;
    }
    // probes come every few seconds: log changes only
    if (before.getOrDefault(check.name(), State.UP) != state)
      LOG.log(state == State.UP ? Level.INFO : Level.WARNING, check.name() + " is " + state, why);
    before.put(check.name(), state);
    return state;
  }
}
