package dev.gyeolje.checkout;

import dev.gyeolje.account.Account;
import dev.gyeolje.account.SignedIn;
import dev.gyeolje.catalog.ProductId;
import dev.gyeolje.order.Contact;
import dev.gyeolje.order.ContactService;
import dev.gyeolje.order.OrderView;
import dev.gyeolje.payment.WidgetSettings;
import dev.gyeolje.platform.config.SiteSettings;
import dev.gyeolje.platform.json.JsonText;
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
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The pages with Toss' widget: for one product, and for the cart. */
@Controller
@RequestScoped
@Path("checkout")
@Produces("text/html")
public class CheckoutController {

  /**
   * Toss' customerKey of guests, {@code TossPayments.ANONYMOUS} (docs.tosspayments.com/sdk/v2/js).
   */
  private static final String ANONYMOUS = "@@ANONYMOUS";

  @Inject OfferService offers;
  @Inject ContactService contacts;
  @Inject CurrentCart cart;
  @Inject SignedIn customer;
  @Inject Language language;
  @Inject SiteSettings site;
  @Inject WidgetSettings widget;
  @Inject Models models;

  /** Shows the product, the quantity and the payment widget. */
  @GET
  @Path("{productId}")
  @SignInRequired
  public String product(
      @PathParam("productId") String id, @QueryParam("quantity") @DefaultValue("1") String wanted) {
    var product =
        ProductId.parse(id)
            .flatMap(known -> offers.offer(known, customer.id(), language.locale()))
            .orElseThrow(NotFoundException::new);
    // for a sold-out product, the page says so and offers no quantity
    int most = Math.max(1, product.maxQuantity());
    int quantity = wanted.matches("[1-9][0-9]?") ? Integer.parseInt(wanted) : 0;
    if (!product.soldOut() && (quantity < 1 || quantity > most)) {
      models.put("flash", "checkout.error." + (quantity < 1 ? "INVALID_QUANTITY" : "NOT_ENOUGH"));
      quantity = quantity < 1 ? 1 : most;
    }
    models.put("checkout", new CheckoutView(product, quantity, most));
    var bought = new CartView(List.of(new CartView.Line(product, quantity)));
    models.put("confirming", confirming(bought));
    models.put("payment", payment(bought));
    return "checkout/product.jsp";
  }

  /** Shows the checkout of the whole cart; redirects to the cart if some of it cannot be bought. */
  @GET
  @SignInRequired
  public String cart() {
    var wanted = cart.cart();
    var view = offers.offer(wanted, customer.account().map(Account::id), language.locale());
    if (!view.payable() || !view.covers(wanted)) return "redirect:/cart";
    models.put("view", view);
    models.put("confirming", confirming(view));
    models.put("payment", payment(view));
    return "checkout/checkout.jsp";
  }

  /**
   * Returns the order whose payment outcome is unknown, or null. Until the outcome is known, the
   * page offers no payment for its products.
   */
  private @Nullable String confirming(CartView bought) {
    var products =
        bought.lines().stream()
            .flatMap(line -> ProductId.parse(line.product().id()).stream())
            .collect(Collectors.toSet());
    return offers.confirming(customer.id(), products).map(OrderView::id).orElse(null);
  }

  private PaymentView payment(CartView bought) {
    var account = customer.account().orElseThrow();
    return new PaymentView(
        json(bought),
        bought.total(),
        UUID.randomUUID().toString(),
        account.guest() ? ANONYMOUS : account.customerKey(),
        contacts.lastOf(account.id()).orElseGet(() -> Contact.of(account.name(), account.email())),
        bought.needsDelivery(),
        widget.clientKey(),
        widget.sdkUrl(),
        site.origin() + CheckoutAddresses.CALLBACK,
        site.origin() + "/checkout/error");
  }

  private static String json(CartView bought) {
    var lines = JsonText.newArray();
    for (var line : bought.lines())
      lines.add(
          JsonText.newObject()
              .add("productId", line.product().id())
              .add("quantity", line.quantity()));
    return lines.build().toString();
  }
}
