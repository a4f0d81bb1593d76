package dev.gyeolje.checkout;

import dev.gyeolje.account.Account;
import dev.gyeolje.account.SignedIn;
import dev.gyeolje.catalog.ProductId;
import dev.gyeolje.platform.web.Cookies;
import dev.gyeolje.platform.web.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The cart page; needs no sign-in. */
@Controller
@RequestScoped
@Path("cart")
@Produces("text/html")
public class CartController {

  private static final Duration KEPT = Duration.ofDays(30);

  @Inject OfferService offers;
  @Inject Cookies cookies;
  @Inject CurrentCart current;
  @Inject SignedIn customer;
  @Inject Language language;
  @Inject Models models;

  /**
   * Shows the cart with the units that are available now. Removes products that are no longer for
   * sale, and says so.
   */
  @GET
  public Response show() {
    var cart = current.cart();
    var view = offers.offer(cart, customer.account().map(Account::id), language.locale());
    models.put("view", view);
    var page = Response.ok("checkout/cart.jsp");
    if (view.covers(cart)) return page.build();
    models.put("flash", "cart.removed");
    var rest = view.cart();
    current.replace(rest);
    return page.cookie(kept(rest)).build();
  }

  /** Adds units of a product. */
  @POST
  public Response add(
      @FormParam("product") @Nullable String product,
      @FormParam("quantity") @Nullable String wanted) {
    var id = ProductId.parse(product).orElseThrow(NotFoundException::new);
    var cart = current.cart();
    if (cart.of(id) == 0 && cart.full()) return rejected("CART_FULL");
    return changed(id, cart.of(id) + quantity(wanted));
  }

  /** Sets the units of a product; 0 removes the product. */
  @POST
  @Path("{product}")
  public Response change(
      @PathParam("product") String product, @FormParam("quantity") @Nullable String wanted) {
    return changed(ProductId.parse(product).orElseThrow(NotFoundException::new), quantity(wanted));
  }

  private Response changed(ProductId product, int quantity) {
    if (quantity < 0) return rejected("INVALID_QUANTITY");
    return Response.seeOther(URI.create("/cart"))
        .cookie(kept(current.cart().with(product, quantity)))
        .build();
  }

  private NewCookie kept(Cart cart) {
    return cookies.keep(CurrentCart.COOKIE, cart.text(), cart.isEmpty() ? Duration.ZERO : KEPT);
  }

  private Response rejected(String code) {
    var page = show();
    models.put("flash", "checkout.error." + code);
    return page;
  }

  private static int quantity(@Nullable String wanted) {
    return wanted != null && wanted.matches("[0-9]{1,2}") ? Integer.parseInt(wanted) : -100;
  }
}
