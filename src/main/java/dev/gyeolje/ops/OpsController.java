package dev.gyeolje.ops;

import dev.gyeolje.invariant.InvariantCheck;
import dev.gyeolje.platform.web.OperatorsOnly;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;

/** Shows the operators' start page, the invariants and the audit trail. */
@Controller
@RequestScoped
@Path("ops")
@Produces("text/html")
@OperatorsOnly
public class OpsController {

  private static final int ACTIONS = 100;

  @Inject OrderSearchRepository orders;
  @Inject UnresolvedPaymentRepository money;
  @Inject MessageBacklogRepository messages;
  @Inject OpsActionRepository actions;
  @Inject InvariantCheck invariants;
  @Inject Clock clock;
  @Inject Models models;

  /** Shows what waits for an operator, and a chart of the last 24 hours. */
  @GET
  public String desk() {
    var now = clock.instant();
    models.put("open", orders.open());
    models.put("inDoubt", money.unresolved().all());
    models.put("letters", messages.openDeadLetters());
    models.put("waiting", messages.waitingCount());
    models.put("chart", ChartView.of(orders.hourly(ChartView.since(now)), now));
    return "ops/index.jsp";
  }

  /** Shows the invariants and the results of their last checks. */
  @GET
  @Path("invariants")
  public String invariants() {
    models.put("invariants", invariants.views());
    return "ops/invariants.jsp";
  }

  /** Checks all orders now. */
  @POST
  @Path("invariants")
  public String check() {
    invariants.checkAll();
    return "redirect:/ops/invariants";
  }

  /**
   * Shows the operators' actions, newest first.
   *
   * @param after the last action of the previous page; may be empty
   */
  @GET
  @Path("actions")
  public String actions(@QueryParam("after") @DefaultValue("") String after) {
    var last = OpsForm.number(after);
    var found = actions.newest(last.orElse(Long.MAX_VALUE), ACTIONS + 1);
    models.put("actions", found.subList(0, Math.min(ACTIONS, found.size())));
    models.put("next", found.size() > ACTIONS ? found.get(ACTIONS - 1).id() : "");
    models.put("first", last.isEmpty());
    return "ops/actions.jsp";
  }
}
