package dev.gyeolje.checkout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Receives the customer from Toss after the card company has authorised the payment. Requires no
 * sign-in, because the customer may return in another browser. Always responds with a redirect, so
 * that a reload repeats a page and not a payment.
 */
@ApplicationScoped
@Path("api/checkout/callback")
public class CallbackResource {

  @Inject CheckoutFlow flow;

  /** Redirects (303) to the page for the order's status. */
  @GET
  public CompletionStage<Response> back(@Context UriInfo uri) {
    var back = CallbackRequest.parse(uri.getQueryParameters());
    if (back.isEmpty()) return CompletableFuture.completedStage(error("INVALID_CALLBACK", null));
    var order = back.get().order().toString();
    return flow.confirm(back.get()).thenApply(result -> page(result, order));
  }

  private static Response page(CallbackResult result, String order) {
    if (result.rejection() != null) return error(result.rejection(), order);
    return switch (Objects.requireNonNull(result.status())) {
      case PAID, CONFIRMING, WAITING_FOR_DEPOSIT, PARTIALLY_REFUNDED, REFUNDED, REVIEW, PENDING ->
          to("/checkout/success", order, null);
      case FAILED -> error("FAILED", order);
      case CANCELED, EXPIRED -> error("ORDER_ENDED", order);
    };
  }

  private static Response error(String code, @Nullable String order) {
    return to("/checkout/error", order, code);
  }

  private static Response to(String page, @Nullable String order, @Nullable String code) {
    var address = UriBuilder.fromPath(page);
    if (code != null) address.queryParam("code", code);
    if (order != null) address.queryParam("orderId", order);
    return Response.seeOther(address.build()).build();
  }
}
