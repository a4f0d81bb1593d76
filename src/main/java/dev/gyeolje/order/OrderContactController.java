package dev.gyeolje.order;

import dev.gyeolje.account.SignedIn;
import dev.gyeolje.platform.web.SignInRequired;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Map;
import java.util.Optional;

/** Lets customers change the contact of an order. */
@Controller
@RequestScoped
@Path("orders/{id}/contact")
@Produces("text/html")
@SignInRequired
public class OrderContactController {

  @Inject OrderService orders;
  @Inject ContactService contacts;
  @Inject SignedIn customer;
  @Inject Models models;

  /** Shows the form, or redirects to the order if its contact can no longer be changed. */
  @GET
  public String form(@PathParam("id") String id) {
    var order = own(id);
    var view = contacts.view(order).orElseThrow(NotFoundException::new);
    if (!view.editable()) return "redirect:/orders/" + order;
    var contact =
        Optional.ofNullable(view.contact())
            .or(() -> contacts.lastOf(customer.id()))
            .or(() -> customer.account().map(own -> Contact.of(own.name(), own.email())));
    return page(order, contact.orElseThrow(), Map.of());
  }

  /**
   * Stores the contact and redirects to the order. An order whose contact can no longer be changed
   * stays unchanged.
   */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public String change(@PathParam("id") String id, MultivaluedMap<String, String> fields) {
    var order = own(id);
    var contact = Contact.of(fields::getFirst);
    try {
      contacts.change(order, customer.id(), contact);
      return "redirect:/orders/" + order;
    } catch (ContactException e) {
      return page(order, contact, e.errors());
    }
  }

  private OrderId own(String id) {
    return OrderId.parse(id)
        .filter(known -> orders.view(known, customer.id()).isPresent())
        .orElseThrow(NotFoundException::new);
  }

  private String page(OrderId order, Contact contact, Map<String, String> errors) {
    models.put("id", order.toString());
    models.put("contact", contact);
    models.put("needsDelivery", contacts.view(order).orElseThrow().needsDelivery());
    models.put("errors", errors);
    return "order/contact.jsp";
  }
}
