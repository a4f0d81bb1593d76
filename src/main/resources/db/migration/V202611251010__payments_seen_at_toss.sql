alter table payments
  -- what Toss took, in whole won; differs from amount only where the payment is MISMATCHED
  add captured bigint check (captured > 0);
update payments set captured = amount where status = 'APPROVED';
alter table payments drop constraint payments_refunds_within_amount;
alter table payments add constraint payments_refunds_within_captured
  check (0 <= refunded and refunded <= refund_reserved and refund_reserved <= coalesce(captured, amount));

-- One row here for one transaction there, whoever wrote it down first.
create unique index refunds_one_per_transaction on refunds (payment_id, transaction_key)
  where transaction_key is not null;

alter table orders
  -- when the expiry, which asks Toss first, looks at an overdue order next; null: at once
  add expiry_at timestamptz;
drop index orders_pending;
create index orders_pending on orders (expires_at, expiry_at) where status = 'PENDING';
