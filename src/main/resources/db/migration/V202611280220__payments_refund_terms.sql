alter table payments
  -- whether Toss holds the money in escrow until the goods arrive; null: not told
  add escrow boolean,
  -- isPartialCancelable of Toss: whether part of it can be refunded; null: not told
  add partial_refunds boolean,
  -- the last moment for a refund, where the way to pay has one; null: no such limit is known
  add refundable_until timestamptz,
  -- virtualAccount.refundStatus of Toss: whether what is refunded to a bank account has arrived. Null: nothing is
  -- refunded so, or it was before this was followed
  add refund_transfer varchar(20)
    check (refund_transfer in ('PENDING', 'FAILED', 'PARTIAL_FAILED', 'COMPLETED')),
  -- since when refunds are on their way to the bank: those before have arrived
  add refund_transfer_since timestamptz;
create index payments_refund_transfers on payments (refund_transfer_since)
  where refund_transfer in ('PENDING', 'FAILED', 'PARTIAL_FAILED');

-- FAILED: done at Toss, but the bank did not take it and Toss holds the money again.
alter table refunds drop constraint refunds_status_check;
alter table refunds add constraint refunds_status_check
  check (status in ('REQUESTED', 'DONE', 'REFUSED', 'WITHDRAWN', 'FAILED'));
