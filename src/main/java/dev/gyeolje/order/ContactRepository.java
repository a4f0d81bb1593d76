package dev.gyeolje.order;

import dev.gyeolje.account.AccountId;
import dev.gyeolje.platform.persistence.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.Optional;

/** Stores contacts of orders. */
@ApplicationScoped
class ContactRepository {

  private static final String SELECT =
      "select c.name, c.phone, c.email, c.postcode, c.address, c.address_detail, c.courier_note"
          + " from order_contacts c ";

  @PersistenceContext EntityManager em;

  void put(OrderId order, Contact contact) {
    em.createNativeQuery(
            "insert into order_contacts values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
                + " on conflict (order_id) do update set name = excluded.name,"
                + " phone = excluded.phone, email = excluded.email,"
                + " postcode = excluded.postcode, address = excluded.address,"
                + " address_detail = excluded.address_detail,"
                + " courier_note = excluded.courier_note")
        .setParameter(1, order.value())
        .setParameter(2, contact.name())
        .setParameter(3, contact.phone())
        .setParameter(4, contact.email())
        .setParameter(5, contact.postcode())
        .setParameter(6, contact.address())
        .setParameter(7, contact.addressDetail())
        .setParameter(8, contact.courierNote())
        .executeUpdate();
  }

  Optional<Contact> find(OrderId order) {
    return contact(
        em.createNativeQuery(SELECT + "where order_id = ?1").setParameter(1, order.value()));
  }

  /** Returns the customer's latest contact with an address, or else the latest one. */
  Optional<Contact> lastOf(AccountId owner) {
    return contact(
        em.createNativeQuery(
                SELECT
                    + "join orders o on o.id = c.order_id where o.uid = ?1"
                    + " order by (c.address <> '') desc, o.ordered_at desc limit 1")
            .setParameter(1, owner.value()));
  }

  private static Optional<Contact> contact(Query query) {
    return Row.of(query).stream()
        .findFirst()
        .map(
            row ->
                new Contact(
                    row.text(0),
                    row.text(1),
                    row.text(2),
                    row.text(3),
                    row.text(4),
                    row.text(5),
                    row.text(6)));
  }
}
