package dev.gyeolje.order;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;

/** Shows an order to holders of its link, such as a guest on another device. Changes nothing. */
@Controller
@RequestScoped
@Path("orders/link/{key}")
@Produces("text/html")
public class OrderLinkController {

  @Inject OrderService orders;
  @Inject ContactService contacts;
  @Inject Models models;

  /** Shows the order without the owner's actions. */
  @GET
  public String show(@PathParam("key") String key) {
    var order = orders.viewByLink(key).orElseThrow(NotFoundException::new);
    models.put("order", order);
    models.put("delivery", contacts.view(OrderId.parse(order.id()).orElseThrow()).orElseThrow());
    models.put("byLink", true);
    return "order/detail.jsp";
  }
}
