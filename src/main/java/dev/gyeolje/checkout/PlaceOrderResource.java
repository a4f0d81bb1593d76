package dev.gyeolje.checkout;

import dev.gyeolje.account.SignedIn;
import dev.gyeolje.order.ContactException;
import dev.gyeolje.order.OrderView;
import dev.gyeolje.platform.json.JsonText;
import dev.gyeolje.platform.text.Messages;
import dev.gyeolje.platform.web.Language;
import dev.gyeolje.platform.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.stream.Collectors;

/** Places an order when the customer presses pay. */
@ApplicationScoped
@Path("api/checkout/orders")
public class PlaceOrderResource {

  @Inject CheckoutService checkout;
  @Inject SignedIn customer;
  @Inject Language language;

  /**
   * Returns 201 with the order, 200 if the idempotency key placed it before, else a problem that
   * says what to do.
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response place(String body) {
    if (!customer.present()) return problem(401, "SIGN_IN_REQUIRED").response();
    try {
      var order = checkout.place(customer.id(), OrderRequest.parse(body), language.locale());
      return Response.status(order.created() ? 201 : 200).entity(json(order)).build();
    } catch (ContactException e) {
      return problem(e.errors());
    } catch (CheckoutException e) {
      return e.order()
          .map(order -> problem(e.code(), order))
          .orElseGet(() -> problem(status(e.code()), e.code()).response());
    }
  }

  private static String json(PlacedOrder order) {
    var json =
        JsonText.newObject()
            .add("orderId", order.id().toString())
            .add("orderName", order.name())
            .add("amount", order.amount().won());
    if (order.contact() != null)
      json.add("customerName", order.contact().name())
          .add("customerEmail", order.contact().email())
          .add("customerMobilePhone", order.contact().phone());
    return json.build().toString();
  }

  private static int status(String code) {
    return switch (code) {
      case "SOLD_OUT", "NOT_ENOUGH", "TOO_MANY_UNPAID" -> 409;
      default -> 400;
    };
  }

  /** Returns a problem with the invalid fields of the contact. */
  private Response problem(Map<String, String> errors) {
    var details =
        errors.entrySet().stream()
            .collect(
                Collectors.toMap(
                    error -> "/contact/" + error.getKey(),
                    error -> Messages.text(language.locale(), error.getValue())));
    return problem(400, "INVALID_CONTACT").withErrors(details).response();
  }

  /** Returns a problem with the status of the order that prevents this one, and the next step. */
  private Response problem(String code, OrderView order) {
    var is = Messages.text(language.locale(), order.hint());
    var next = Messages.text(language.locale(), "checkout.error." + code);
    var more = Map.of("orderId", order.id(), "state", order.state());
    return new Problem(409, code, is + " " + next, more).response();
  }

  private Problem problem(int status, String code) {
    return new Problem(status, code, Messages.text(language.locale(), "checkout.error." + code));
  }
}
