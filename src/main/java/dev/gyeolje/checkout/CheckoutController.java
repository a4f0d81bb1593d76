package dev.gyeolje.checkout;

import dev.gyeolje.account.SignedIn;
import dev.gyeolje.catalog.ProductId;
import dev.gyeolje.catalog.ProductView;
import dev.gyeolje.payment.WidgetSettings;
import dev.gyeolje.platform.config.SiteSettings;
import dev.gyeolje.platform.web.Language;
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
import java.util.UUID;

/** The page that shows Toss' widget. */
@Controller
@RequestScoped
@Path("checkout")
@Produces("text/html")
public class CheckoutController {

  @Inject CheckoutService checkout;
  @Inject SignedIn person;
  @Inject Language language;
  @Inject SiteSettings site;
  @Inject WidgetSettings widget;
  @Inject Models models;

  /** The product, how many of it, and how to pay. */
  @GET
  @Path("{productId}")
  @SignInRequired
  public String product(
      @PathParam("productId") String id, @QueryParam("quantity") @DefaultValue("1") String wanted) {
    var product =
        ProductId.parse(id)
            .flatMap(known -> checkout.offer(known, person.id(), language.locale()))
            .orElseThrow(NotFoundException::new);
    // sold out, the page says so and offers nothing to choose
    int most = Math.max(1, Math.min(product.available(), OrderRequest.MAX_QUANTITY));
    int quantity = wanted.matches("[1-9][0-9]?") ? Integer.parseInt(wanted) : 0;
    if (!product.soldOut() && (quantity < 1 || quantity > most)) {
      models.put("notice", "checkout.error." + (quantity < 1 ? "INVALID_QUANTITY" : "NOT_ENOUGH"));
      quantity = quantity < 1 ? 1 : most;
    }
    models.put("checkout", view(product, quantity, most));
    return "checkout/product.jsp";
  }

  private CheckoutView view(ProductView product, int quantity, int most) {
    var account = person.account().orElseThrow();
    return new CheckoutView(
        product,
        quantity,
        most,
        product.price().times(quantity),
        UUID.randomUUID().toString(),
        account.customerKey(),
        account.name(),
        widget.clientKey(),
        widget.sdkUrl(),
        site.origin() + "/api/checkout/callback",
        site.origin() + "/checkout/error");
  }
}
