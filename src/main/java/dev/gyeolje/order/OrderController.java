package dev.gyeolje.order;

import dev.gyeolje.account.SignedIn;
import dev.gyeolje.platform.web.SignInRequired;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** "My orders". */
@Controller
@RequestScoped
@Path("orders")
@Produces("text/html")
@SignInRequired
public class OrderController {

  private static final int PAGE = 50;

  @Inject OrderService orders;
  @Inject ContactService contacts;
  @Inject SignedIn customer;
  @Inject Models models;

  /**
   * The customer's orders, newest first.
   *
   * @param after the last order of the page before; may be empty
   */
  @GET
  public String list(@QueryParam("after") @DefaultValue("") String after) {
    var last = OrderId.parse(after).orElse(null);
    var found = orders.list(customer.id(), last, PAGE + 1);
    models.put("orders", found.subList(0, Math.min(PAGE, found.size())));
    models.put("next", found.size() > PAGE ? found.get(PAGE - 1).id() : "");
    models.put("first", last == null);
    models.put("guestOrders", guestOrders());
    return "order/list.jsp";
  }

  /** Number of orders of this browser's guest account that the user can take over. */
  private int guestOrders() {
    return customer.earlierGuest().map(guest -> orders.list(guest, null, PAGE).size()).orElse(0);
  }

  /** Moves the orders of this browser's guest account to the user. */
  @POST
  @Path("guest")
  public Response takeOver() {
    if (!customer.guest())
      customer.earlierGuest().ifPresent(guest -> orders.changeOwner(guest, customer.id()));
    return Response.seeOther(URI.create("/orders")).cookie(customer.forgetGuest()).build();
  }

  /** Shows one order of the user; other customers' orders give 404. */
  @GET
  @Path("{id}")
  public String detail(@PathParam("id") String id) {
    var known = OrderId.parse(id).orElseThrow(NotFoundException::new);
    models.put("order", orders.view(known, customer.id()).orElseThrow(NotFoundException::new));
    models.put("link", orders.guestLink(known).orElse(null));
    models.put("delivery", contacts.view(known).orElseThrow());
    return "order/detail.jsp";
  }
}
