package dev.gyeolje.checkout;

import dev.gyeolje.account.SignedIn;
import dev.gyeolje.catalog.ProductId;
import dev.gyeolje.platform.web.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.jspecify.annotations.Nullable;

/** Begins a checkout without an account. */
@Controller
@RequestScoped
@Path("checkout/guest")
@Produces("text/html")
public class GuestCheckoutController {

  @Inject SignedIn customer;
  @Inject Language language;

  /**
   * Redirects to the checkout of one product, or of the cart.
   *
   * @param product id of the product; null for the cart
   * @param quantity of the product; the checkout reports an invalid one
   */
  @POST
  public String begin(
      @FormParam("product") @Nullable String product,
      @FormParam("quantity") @Nullable String quantity) {
    customer.admitAsGuest(language.locale());
    return ProductId.parse(product)
        .map(id -> "redirect:/checkout/" + id + "?quantity=" + digits(quantity))
        .orElse("redirect:/checkout");
  }

  private static String digits(@Nullable String quantity) {
    return quantity != null && quantity.matches("[0-9]{1,3}") ? quantity : "1";
  }
}
