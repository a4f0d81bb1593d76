package dev.gyeolje.ops;

import dev.gyeolje.account.SignedIn;
import dev.gyeolje.order.OrderId;
import dev.gyeolje.payment.PaymentReconciler;
import dev.gyeolje.platform.jobs.JobRunner;
import dev.gyeolje.platform.web.OperatorsOnly;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.UUID;

/**
 * Shows unresolved payments: attempts and refunds with an unknown outcome, orders in review and
 * overdue orders.
 */
@Controller
@RequestScoped
@Path("ops/money")
@Produces("text/html")
@OperatorsOnly
public class UnresolvedPaymentsController {

  @Inject UnresolvedPaymentRepository money;
  @Inject OpsActionRepository actions;
  @Inject DeskService desk;
  @Inject JobRunner runner;
  @Inject SignedIn customer;
  @Inject Models models;

  /**
   * Shows all lists, oldest entries first.
   *
   * @param done names the form whose results are shown; may be empty
   */
  @GET
  public String list(@QueryParam("done") @DefaultValue("") String done) {
    models.put("request", UUID.randomUUID().toString());
    models.put("reviews", money.inReview());
    models.put("overdue", money.overdue());
    models.put("attempts", money.unknown());
    models.put("refunds", money.openRefunds());
    var all = money.unresolved();
    models.put("allReviews", all.reviews());
    models.put("allOverdue", all.overdue());
    models.put("allAttempts", all.attempts());
    models.put("allRefunds", all.refunds());
    models.put("done", OpsForm.uuid(done).map(actions::of).orElse(List.of()));
    return "ops/money.jsp";
  }

  /** Makes the check of an attempt at Toss due now; the order's timeline shows the result. */
  @POST
  @Path("checks")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public String check(MultivaluedMap<String, String> fields) {
    try {
      var form = new OpsForm(fields);
      var command = form.command(customer.id());
      var order =
          OrderId.parse(form.text("order")).orElseThrow(() -> new OpsException("INVALID_FORM"));
      var attempt =
          OpsForm.uuid(form.text("attempt")).orElseThrow(() -> new OpsException("INVALID_FORM"));
      desk.check(command, order, attempt);
      runner.wake(PaymentReconciler.class);
      return "redirect:/ops/orders/" + order + "?done=" + command.idempotencyKey();
    } catch (OpsException e) {
      models.put("flash", e.text());
      return list("");
    }
  }
}
