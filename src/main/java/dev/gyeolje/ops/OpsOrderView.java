package dev.gyeolje.ops;

import dev.gyeolje.order.OrderView;
import dev.gyeolje.payment.RefundAccount;
import dev.gyeolje.payment.RefundView;
import java.util.List;
import java.util.UUID;

/**
 * One order as operators see it.
 *
 * @param request names what its forms ask for
 * @param order as its owner sees it
 * @param email of who ordered; may be empty
 * @param refunds oldest first
 * @param refundable what can still be given back, in won
 * @param deposited whether the money came through a virtual account, so that a refund needs one too
 * @param account where the customer wants a deposit back to, as given in the widget; null if not
 * @param attempts to collect its money, oldest first
 * @param decisions states that a person can decide on; empty unless it is in review
 * @param story all that is written down about it, oldest first
 */
public record OpsOrderView(
    UUID request,
    OrderView order,
    String email,
    List<RefundView> refunds,
    long refundable,
    boolean deposited,
    RefundAccount account,
    List<AttemptView> attempts,
    List<String> decisions,
    List<StoryView> story) {}
