package dev.gyeolje.order;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import dev.gyeolje.account.AccountId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Validator;
import jakarta.validation.groups.Default;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Manages the contacts of orders. They are personal data, which only the owner, operators and Toss
 * receive.
 */
@ApplicationScoped
@Transactional
public class ContactService {

  @Inject OrderRepository orders;
  @Inject ContactRepository contacts;
  @Inject Validator validator;

  /**
   * Stores the contact of a locked order.
   *
   * @return the stored contact, without an address if nothing is delivered
   * @throws ContactException if it is incomplete or malformed
   */
  @Transactional(MANDATORY)
  public Contact put(Order order, Contact contact) {
    var fitting = order.needsDelivery() ? contact : contact.withoutAddress();
    check(fitting, order.needsDelivery());
    contacts.put(order.id(), fitting);
    return fitting;
  }

  private void check(Contact contact, boolean delivered) {
    var violations =
        delivered
            ? validator.validate(contact, Default.class, Contact.Delivery.class)
            : validator.validate(contact);
    var errors = new TreeMap<String, String>();
    for (var violation : violations)
      errors.put(
          violation.getPropertyPath().toString(),
          "contact.error." + violation.getMessageTemplate());
    if (!errors.isEmpty()) throw new ContactException(errors);
  }

  /** Returns the customer's last contact, if any; one with an address is preferred. */
  public Optional<Contact> lastOf(AccountId owner) {
    return contacts.lastOf(owner);
  }

  /** Returns the contact of the order, if it has one. */
  public Optional<Contact> find(OrderId id) {
    return contacts.find(id);
  }

  /** Returns the contact of the order for pages; empty if there is no such order. */
  public Optional<OrderContactView> view(OrderId id) {
    return orders.find(id).map(this::view);
  }

  private OrderContactView view(Order order) {
    var contact = contacts.find(order.id()).orElse(null);
    return new OrderContactView(contact, order.needsDelivery(), editable(order, contact));
  }

  /**
   * Changes the contact of the customer's own order.
   *
   * @return false if there is no such order, or its contact cannot be changed any more
   * @throws ContactException if the contact is incomplete or malformed
   */
  public boolean change(OrderId id, AccountId owner, Contact contact) {
    var order = orders.lock(id).filter(found -> found.owner().equals(owner));
    var editable = order.filter(found -> editable(found, contacts.find(id).orElse(null)));
    editable.ifPresent(found -> put(found, contact));
    return editable.isPresent();
  }

  /**
   * Whether the contact can be changed: until the order is paid; an order paid without a contact
   * still accepts its first one.
   */
  private static boolean editable(Order order, @Nullable Contact contact) {
    return switch (order.status()) {
      case PENDING, CONFIRMING, WAITING_FOR_DEPOSIT -> true;
      case PAID, PARTIALLY_REFUNDED, REVIEW -> contact == null;
      case FAILED, CANCELED, EXPIRED, REFUNDED -> false;
    };
  }
}
