package dev.gyeolje.ops;

import dev.gyeolje.account.SignedIn;
import dev.gyeolje.order.OrderId;
import dev.gyeolje.order.OrderService;
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
import java.util.UUID;

/** One order, and giving its money back. */
@Controller
@RequestScoped
@Path("ops/orders")
@Produces("text/html")
@OperatorsOnly
public class OpsOrderController {

  @Inject OrderService orders;
  @Inject RefundService refunds;
  @Inject SignedIn person;
  @Inject Models models;

  /** To the order with this id. */
  @GET
  public String find(@QueryParam("id") @DefaultValue("") String id) {
    return "redirect:/ops/orders/" + OrderId.parse(id.strip()).orElseThrow(NotFoundException::new);
  }

  /** The order with its refunds. */
  @GET
  @Path("{id}")
  public String show(@PathParam("id") String id) {
    var known = OrderId.parse(id).orElseThrow(NotFoundException::new);
    var order = orders.view(known).orElseThrow(NotFoundException::new);
    models.put(
        "view",
        new OpsOrderView(
            UUID.randomUUID(),
            order,
            refunds.list(known),
            refunds.refundable(known),
            refunds.deposited(known)));
    return "ops/order.jsp";
  }

  /** Stores the wish and sends it; the page shows what becomes of it. */
  @POST
  @Path("{id}/refunds")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public String refund(@PathParam("id") String id, MultivaluedMap<String, String> fields) {
    var known = OrderId.parse(id).orElseThrow(NotFoundException::new);
    try {
      refunds.request(known, new RefundForm(fields).toOrder("ops " + person.id()));
      return "redirect:/ops/orders/" + known;
    } catch (RefundException e) {
      models.put("notice", "ops.refund.error." + e.code());
      return show(id);
    }
  }
}
