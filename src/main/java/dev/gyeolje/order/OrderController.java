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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;

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
    return "order/list.jsp";
  }

  /** One order of the user; another customer's is not found. */
  @GET
  @Path("{id}")
  public String detail(@PathParam("id") String id) {
    var known = OrderId.parse(id).orElseThrow(NotFoundException::new);
    models.put("order", orders.view(known, customer.id()).orElseThrow(NotFoundException::new));
    models.put("delivery", contacts.view(known).orElseThrow());
    return "order/detail.jsp";
  }
}
