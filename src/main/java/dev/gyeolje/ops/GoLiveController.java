package dev.gyeolje.ops;

import dev.gyeolje.invariant.InvariantCheck;
import dev.gyeolje.platform.config.GoLiveChecks;
import dev.gyeolje.platform.web.OperatorsOnly;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Shows the checks that must pass before the shop accepts real payments. */
@Controller
@RequestScoped
@Path("ops/go-live")
@Produces("text/html")
@OperatorsOnly
public class GoLiveController {

  /** Checks that a program cannot make; each is the last part of a message key. */
  private static final List<String> MANUAL =
      List.of("PRODUCTS", "WORDS", "WEBHOOK", "PURCHASE", "REFUND", "PUSH", "BACKUP", "ALERTS");

  @Inject @Any Instance<GoLiveChecks> parts;
  @Inject InvariantCheck invariants;
  @Inject Models models;

  /** Shows the failed and passed checks, and those that an operator must make. */
  @GET
  public String show() {
    var checks = new TreeMap<String, Boolean>();
    parts.forEach(part -> checks.putAll(part.goLiveChecks()));
    checks.put("INVARIANTS", invariants.views().stream().allMatch(view -> view.broken() == 0));
    models.put("failed", names(checks, false));
    models.put("passed", names(checks, true));
    models.put("look", MANUAL);
    return "ops/go-live.jsp";
  }

  private static List<String> names(Map<String, Boolean> checks, boolean result) {
    return checks.entrySet().stream()
        .filter(check -> check.getValue() == result)
        .map(Map.Entry::getKey)
        .toList();
  }
}
