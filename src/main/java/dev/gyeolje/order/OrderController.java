package dev.gyeolje.order;

import dev.gyeolje.account.SignedIn;
import dev.gyeolje.platform.web.SignInRequired;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;

/** "My orders". */
@Controller
@RequestScoped
@Path("orders")
@Produces("text/html")
@SignInRequired
public class OrderController {

  @Inject OrderService orders;
  @Inject SignedIn person;
  @Inject Models models;

  /** The person's orders, newest first. */
  @GET
  public String list() {
    models.put("orders", orders.list(person.id()));
    return "order/list.jsp";
  }

  /** One order of the person; somebody else's is not found. */
  @GET
  @Path("{id}")
  public String detail(@PathParam("id") String id) {
    var order = OrderId.parse(id).flatMap(known -> orders.view(known, person.id()));
    models.put("order", order.orElseThrow(NotFoundException::new));
    return "order/detail.jsp";
  }
}
