package dev.gyeolje.checkout;

import dev.gyeolje.account.SignedIn;
import dev.gyeolje.order.OrderId;
import dev.gyeolje.platform.web.SignInRequired;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;

/** Lets customers cancel an unpaid order. */
@Controller
@RequestScoped
@Path("orders/{id}/cancel")
@Produces("text/html")
@SignInRequired
public class CancelOrderController {

  @Inject CheckoutService checkout;
  @Inject SignedIn customer;

  /**
   * Cancels the order and redirects to its page, which shows the status. An order that can no
   * longer be canceled is unchanged.
   */
  @POST
  public String cancel(@PathParam("id") String id) {
    var order = OrderId.parse(id).orElseThrow(NotFoundException::new);
    checkout.cancel(order, customer.id());
    return "redirect:/orders/" + order;
  }
}
