package dev.gyeolje.checkout;

import dev.gyeolje.account.SignedIn;
import dev.gyeolje.order.OrderId;
import dev.gyeolje.order.OrderService;
import dev.gyeolje.order.OrderView;
import dev.gyeolje.platform.text.Messages;
import dev.gyeolje.platform.text.TextSanitizer;
import dev.gyeolje.platform.web.Cookies;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pages after the payment window. They show the order's status and do not change the order. */
@Controller
@RequestScoped
@Path("checkout")
@Produces("text/html")
public class ResultController {

  @Inject OrderService orders;
  @Inject CurrentCart cart;
  @Inject Cookies cookies;
  @Inject SignedIn customer;
  @Inject Models models;

  /**
   * Shows the order to its owner; other users see nothing of it. Empties the cart if exactly its
   * products were bought. Keeps the cart while the payment may still be declined, because the
   * customer retries from there.
   */
  @GET
  @Path("success")
  public Response success(@QueryParam("orderId") @Nullable String id) {
    var order = mine(id);
    if (order.filter(ResultController::toldOnItsOwnPage).isPresent()) return to(order.get());
    models.put("order", order.orElse(null));
    models.put(
        "link",
        order.map(OrderView::id).flatMap(OrderId::parse).flatMap(orders::guestLink).orElse(null));
    var page = Response.ok("checkout/success.jsp");
    if (order.filter(ResultController::bought).filter(cart::became).isPresent())
      page.cookie(cookies.keep(CurrentCart.COOKIE, "", Duration.ZERO));
    return page.build();
  }

  /** Redirects to the order's own page, which also shows the result of a late payment. */
  private static Response to(OrderView order) {
    return Response.seeOther(URI.create("/orders/" + order.id())).build();
  }

  /**
   * Shows why nothing was bought. Toss' code and message come through the customer's browser: the
   * code only selects one of the shop's texts, and the message is not shown.
   *
   * @param id the order as the shop's callback names it
   * @param sent the order as the page named it when it opened the payment window
   */
  @GET
  @Path("error")
  public String error(
      @QueryParam("code") @Nullable String code,
      @QueryParam("orderId") @Nullable String id,
      @QueryParam("order") @Nullable String sent) {
    var order = mine(id == null ? sent : id);
    if (order.filter(ResultController::ended).isPresent())
      return "redirect:/checkout/success?orderId=" + order.get().id();
    models.put("reason", reason(code, order));
    models.put("order", order.orElse(null));
    return "checkout/error.jsp";
  }

  private Optional<OrderView> mine(@Nullable String id) {
    return OrderId.parse(id)
        .filter(known -> customer.present())
        .flatMap(known -> orders.view(known, customer.id()));
  }

  private static boolean bought(OrderView order) {
    return order.state().equals("PAID") || order.state().equals("WAITING_FOR_DEPOSIT");
  }

  /** Whether the order can still be paid, or is closed unpaid. */
  private static boolean toldOnItsOwnPage(OrderView order) {
    return order.state().equals("PENDING") || order.closedUnpaid();
  }

  private static boolean ended(OrderView order) {
    return order.charge() != null || !toldOnItsOwnPage(order);
  }

  private static String reason(@Nullable String code, Optional<OrderView> order) {
    var recorded = order.map(OrderView::reason);
    if (recorded.isPresent()) return recorded.get();
    var known = TextSanitizer.shortened(code, 100);
    for (var kind : new String[] {"checkout.error.", "payment.reason."})
      if (Messages.has(kind + known)) return kind + known;
    return "payment.reason.UNKNOWN";
  }
}
