package dev.gyeolje.checkout;

import dev.gyeolje.account.SignedIn;
import dev.gyeolje.order.OrderId;
import dev.gyeolje.order.OrderService;
import dev.gyeolje.platform.web.SignInRequired;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;

/** Redirects a customer who wants to buy an order's products again. */
@Controller
@RequestScoped
@Path("orders/{id}/retry")
@Produces("text/html")
@SignInRequired
public class RetryController {

  @Inject OrderService orders;
  @Inject SignedIn customer;

  /**
   * Redirects to the checkout, or to the order itself: the page with the link may be old, and the
   * order may be paid or being confirmed by now.
   */
  @GET
  public String retry(@PathParam("id") String id) {
    var order =
        OrderId.parse(id)
            .flatMap(known -> orders.view(known, customer.id()))
            .orElseThrow(NotFoundException::new);
    return "redirect:" + (order.retryUrl() == null ? "/orders/" + order.id() : order.retryUrl());
  }
}
