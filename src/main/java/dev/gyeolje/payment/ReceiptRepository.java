package dev.gyeolje.payment;

import dev.gyeolje.order.OrderId;
import dev.gyeolje.order.OrderReceipt;
import dev.gyeolje.order.OrderReceipts;
import dev.gyeolje.order.OrderStatus;
import dev.gyeolje.order.OrderView;
import dev.gyeolje.platform.persistence.Row;
import dev.gyeolje.platform.seal.Seal;
import dev.gyeolje.platform.text.Messages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the payment data that customers see. */
@ApplicationScoped
class ReceiptRepository implements OrderReceipts {

  @PersistenceContext EntityManager em;
  @Inject Seal seal;

  @Override
  public OrderReceipt find(OrderId order, OrderStatus status) {
    var rows =
        Row.of(
            em.createNativeQuery(
                    "select receipt_url, method, account_bank,"
                        // hide the account as soon as it is to be closed: no deposit must go there
                        + " case when cancel_reason is null and status = 'WAITING_FOR_DEPOSIT'"
                        + " then account_number end, account_holder, "
                        + Row.millis("account_due_at")
                        + ", captured, "
                        + Row.millis("coalesce(approved_at, status_changed_at)")
                        + ", cast(id as text) from payments where order_id = ?1 and status in"
                        + " ('APPROVED', 'WAITING_FOR_DEPOSIT', 'MISMATCHED')")
                .setParameter(1, order.value()));
    if (rows.isEmpty()) return OrderReceipt.NONE;
    var row = rows.get(0);
    return new OrderReceipt(
        row.optional(0), row.optional(1), account(row), charge(order, status, row));
  }

  private OrderView.@Nullable Account account(Row row) {
    var payment = UUID.fromString(row.text(8));
    var number = seal.open(row.optional(3), "payments.account_number", payment);
    if (number == null) return null;
    var bank = "bank." + row.text(2);
    return new OrderView.Account(
        Messages.has(bank) ? bank : "bank.other",
        number,
        Objects.toString(seal.open(row.optional(4), "payments.account_holder", payment), ""),
        row.optionalMoment(5));
  }

  private OrderView.@Nullable Charge charge(OrderId order, OrderStatus status, Row row) {
    return row.optional(6) == null
        ? null
        : new OrderView.Charge(
            row.money(6), row.moment(7), refunds(order, status == OrderStatus.REVIEW));
  }

  /**
   * Refunds of the order, oldest first.
   *
   * @param review whether the order is under review: afterwards, a failed transfer was resolved
   */
  private List<OrderView.Refund> refunds(OrderId order, boolean review) {
    return Row.of(
            em.createNativeQuery(
                    "select r.amount, case"
                        + " when r.status = 'REQUESTED' or p.refund_transfer is null"
                        + " or r.completed_at < p.refund_transfer_since then r.status"
                        + " when p.refund_transfer = 'PENDING' then 'PENDING'"
                        + " when p.refund_transfer like '%FAILED' and ?2"
                        // if it is known which refund failed, the others did not
                        + " and not exists (select 1 from refunds f where f.payment_id = p.id"
                        + " and f.status = 'FAILED' and f.completed_at >= p.refund_transfer_since)"
                        + " then 'FAILED'"
                        + " else r.status end, "
                        + Row.millis("coalesce(r.completed_at, r.requested_at)")
                        + " from refunds r join payments p on p.id = r.payment_id"
                        + " where r.order_id = ?1 and (r.status in ('REQUESTED', 'DONE')"
                        + " or r.status = 'FAILED' and ?2)"
                        + " order by r.requested_at, r.id")
                .setParameter(1, order.value())
                .setParameter(2, review))
        .stream()
        .map(row -> new OrderView.Refund(row.money(0), row.text(1), row.moment(2)))
        .toList();
  }
}
