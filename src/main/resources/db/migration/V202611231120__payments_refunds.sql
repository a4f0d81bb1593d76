-- Money given back, or about to be: stored before Toss is asked, with a key of its own, so that Toss gives
-- back once however often we ask.
create table refunds (
  id uuid primary key,
  payment_id uuid not null references payments (id),
  order_id uuid not null references orders (id),
  -- whole won
  amount bigint not null check (amount > 0),
  reason varchar(200) not null check (reason <> ''),
  idempotency_key varchar(300) not null unique,
  status varchar(10) not null check (status in ('REQUESTED', 'DONE', 'REFUSED')),
  requested_by varchar(300) not null,
  -- where to, for what was transferred to a virtual account; the bank is Toss' code
  account_bank varchar(20),
  account_number varchar(20),
  account_holder varchar(60),
  transaction_key varchar(64),
  last_answer text,
  requested_at timestamptz not null,
  settled_at timestamptz,
  attempts integer not null default 0,
  next_attempt_at timestamptz not null
);
create index refunds_of_order on refunds (order_id);
create index refunds_open on refunds (next_attempt_at) where status = 'REQUESTED';

-- Pieces that go back into the stock with a refund.
create table refund_items (
  refund_id uuid not null references refunds (id),
  product_id uuid not null references products (id),
  quantity integer not null check (quantity > 0),
  primary key (refund_id, product_id)
);

alter table payments
  -- asked for and not refused; whole won
  add refund_reserved bigint not null default 0,
  -- given back; whole won
  add refunded bigint not null default 0,
  -- never more than was captured, however many ask at once
  add constraint payments_refunds_within_amount
    check (0 <= refunded and refunded <= refund_reserved and refund_reserved <= amount),
  -- where the shopper wants a deposit back to, if the widget asked
  add refund_bank varchar(20),
  add refund_number varchar(20),
  add refund_holder varchar(60);

-- The moves of OrderStatus.next(): money that comes late for a closed order buys the goods if they are still
-- there (PAID), or a person decides (REVIEW).
create or replace function check_order_move() returns trigger language plpgsql as $$
begin
  if new.status is distinct from old.status and not (case old.status
    when 'PENDING' then new.status in ('CONFIRMING', 'CANCELED', 'EXPIRED')
    when 'CONFIRMING' then new.status in ('PAID', 'WAITING_FOR_DEPOSIT', 'FAILED', 'REVIEW')
    when 'WAITING_FOR_DEPOSIT' then new.status in ('PAID', 'EXPIRED', 'CANCELED', 'REVIEW')
    when 'PAID' then new.status in ('PARTIALLY_REFUNDED', 'REFUNDED', 'WAITING_FOR_DEPOSIT', 'REVIEW')
    when 'PARTIALLY_REFUNDED' then new.status in ('REFUNDED')
    when 'FAILED' then new.status in ('PAID', 'REVIEW')
    when 'CANCELED' then new.status in ('PAID', 'REVIEW')
    when 'EXPIRED' then new.status in ('PAID', 'REVIEW')
    when 'REVIEW' then true
    else false
  end) then
    raise exception 'order % cannot go from % to %', old.id, old.status, new.status
      using errcode = 'integrity_constraint_violation';
  end if;
  if new.amount <> old.amount or new.uid <> old.uid then
    raise exception 'amount and owner of order % stay as they were', old.id
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
