package dev.gyeolje.ops;

import dev.gyeolje.account.Actor;
import dev.gyeolje.account.SignedIn;
import dev.gyeolje.order.ContactService;
import dev.gyeolje.order.OrderId;
import dev.gyeolje.order.OrderService;
import dev.gyeolje.order.OrderStatus;
import dev.gyeolje.payment.PaymentService;
import dev.gyeolje.payment.RefundException;
import dev.gyeolje.payment.RefundService;
import dev.gyeolje.platform.web.OperatorsOnly;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Finds orders, shows one with its timeline, refunds it, and moves it out of review. */
@Controller
@RequestScoped
@Path("ops/orders")
@Produces("text/html")
@OperatorsOnly
public class OpsOrderController {

  private static final int PAGE = 50;

  @Inject OrderService orders;
  @Inject ContactService contacts;
  @Inject PaymentService payments;
  @Inject RefundService refunds;
  @Inject OrderSearchRepository search;
  @Inject TimelineRepository timelines;
  @Inject UnresolvedPaymentRepository money;
  @Inject OpsActionRepository actions;
  @Inject DeskService desk;
  @Inject SignedIn customer;
  @Inject Models models;

  /** Finds orders by id, e-mail address or payment key, and by state; newest first. */
  @GET
  public String find(
      @QueryParam("q") @DefaultValue("") String words,
      @QueryParam("state") @DefaultValue("") String state,
      @QueryParam("after") @DefaultValue("") String after) {
    var query = OrderQuery.of(words, state, after);
    var found = search.find(query, PAGE + 1);
    models.put("q", query.words());
    models.put("state", query.status() == null ? "" : query.status().name());
    models.put("states", Arrays.stream(OrderStatus.values()).map(Enum::name).toList());
    models.put("first", query.after() == null);
    models.put("orders", found.subList(0, Math.min(PAGE, found.size())));
    models.put("next", found.size() > PAGE ? found.get(PAGE - 1).id() : "");
    return "ops/orders.jsp";
  }

  /**
   * Shows the order with its timeline.
   *
   * @param done names the form whose results are shown; may be empty
   */
  @GET
  @Path("{id}")
  public String show(
      @PathParam("id") String id, @QueryParam("done") @DefaultValue("") String done) {
    return page(id, done, Accounts.MASKED);
  }

  /** How the page shows numbers and holders of bank accounts. */
  private enum Accounts {
    MASKED,
    IN_FULL
  }

  private String page(String id, String done, Accounts shown) {
    boolean inFull = shown == Accounts.IN_FULL;
    var known = OrderId.parse(id).orElseThrow(NotFoundException::new);
    var order = orders.view(known).orElseThrow(NotFoundException::new);
    desk.read(customer.id(), known);
    models.put(
        "view",
        new OpsOrderView(
            UUID.randomUUID(),
            order,
            search.find(OrderQuery.of(id, "", ""), 1).get(0).email(),
            refunds.list(known),
            refunds.refundable(known),
            refunds.deposited(known),
            inFull ? refunds.accountsInFull(known) : refunds.accounts(known),
            inFull,
            money.attempts(known),
            decisions(known, order.state()),
            timelines.of(known)));
    models.put("delivery", contacts.view(known).orElseThrow());
    models.put("done", OpsForm.uuid(done).map(actions::of).orElse(List.of()));
    return "ops/order.jsp";
  }

  /** Returns the states that an operator can choose, given the state of the payment. */
  private List<String> decisions(OrderId id, String state) {
    if (!state.equals(OrderStatus.REVIEW.name())) return List.of();
    return OrderStatus.REVIEW.next().stream()
        .filter(to -> payments.fits(id, to))
        .map(Enum::name)
        .toList();
  }

  /** Shows the order with its account numbers in full, and records the operator who saw them. */
  @POST
  @Path("{id}/accounts")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public String reveal(@PathParam("id") String id, MultivaluedMap<String, String> fields) {
    var known = OrderId.parse(id).orElseThrow(NotFoundException::new);
    if (orders.view(known).isEmpty()) throw new NotFoundException();
    return orFlashMessage(
        id,
        () -> {
          desk.reveal(new OpsForm(fields).command(customer.id()), known);
          return page(id, "", Accounts.IN_FULL);
        });
  }

  /**
   * Stores the refund, which is sent right after the commit; the order's page shows its outcome.
   */
  @POST
  @Path("{id}/refunds")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public String refund(@PathParam("id") String id, MultivaluedMap<String, String> fields) {
    var known = OrderId.parse(id).orElseThrow(NotFoundException::new);
    return orFlashMessage(
        id,
        () -> {
          var form = new RefundForm(fields);
          var refund = form.toOrder(Actor.operator(customer.id()), () -> refunds.accountOf(known));
          desk.refund(
              new OperatorCommand(refund.id(), customer.id(), refund.reason()),
              known,
              refund,
              form.seen());
          return "redirect:/ops/orders/" + known;
        });
  }

  /** Withdraws a refund. Its status changes only after Toss shows that nothing was refunded. */
  @POST
  @Path("{id}/refunds/{refund}/withdrawal")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public String withdraw(
      @PathParam("id") String id,
      @PathParam("refund") String refund,
      MultivaluedMap<String, String> fields) {
    var known = OrderId.parse(id).orElseThrow(NotFoundException::new);
    var withdrawn = OpsForm.uuid(refund).orElseThrow(NotFoundException::new);
    return orFlashMessage(
        id,
        () -> {
          var command = new OpsForm(fields).commandWithReason(customer.id());
          desk.withdraw(command, known, withdrawn);
          return "redirect:/ops/orders/" + known + "?done=" + command.idempotencyKey();
        });
  }

  /** Moves an order out of review, with a reason. */
  @POST
  @Path("{id}/decision")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public String decide(@PathParam("id") String id, MultivaluedMap<String, String> fields) {
    var known = OrderId.parse(id).orElseThrow(NotFoundException::new);
    return orFlashMessage(
        id,
        () -> {
          var form = new OpsForm(fields);
          var command = form.commandWithReason(customer.id());
          form.requireTicked();
          desk.decide(command, known, state(form.text("to")));
          return "redirect:/ops/orders/" + known + "?done=" + command.idempotencyKey();
        });
  }

  /**
   * Runs {@code action}. If it is rejected, shows the order's page with the reason as flash
   * message.
   */
  private String orFlashMessage(String id, Supplier<String> action) {
    try {
      return action.get();
    } catch (OpsException e) {
      models.put("flash", e.text());
    } catch (RefundException e) {
      models.put("flash", "ops.refund.error." + e.code());
    }
    return show(id, "");
  }

  private static OrderStatus state(String name) {
    return Arrays.stream(OrderStatus.values())
        .filter(state -> state.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new OpsException("INVALID_STATE"));
  }
}
