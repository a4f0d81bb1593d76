package dev.gyeolje.ops;

import dev.gyeolje.order.OrderView;
import dev.gyeolje.payment.RefundView;
import java.util.List;
import java.util.UUID;

/**
 * One order as operators see it.
 *
 * @param request names the refund that its form asks for
 * @param order as its owner sees it
 * @param refunds oldest first
 * @param refundable what can still be given back, in won
 * @param deposited whether the money came through a virtual account, so that a refund needs one too
 */
public record OpsOrderView(
    UUID request, OrderView order, List<RefundView> refunds, long refundable, boolean deposited) {}
