-- One row per Toss payment key: an attempt to collect the money of an order, stored before Toss is asked
-- and never deleted.
create table payments (
  id uuid primary key,
  order_id uuid not null references orders (id),
  payment_key varchar(200) not null unique,
  -- sent with every confirm of this attempt, so that Toss captures once however often we ask
  idempotency_key varchar(300) not null unique,
  -- whole won, from the order
  amount bigint not null check (amount > 0),
  status varchar(24) not null check (status in
    ('ASKED', 'WAITING_FOR_DEPOSIT', 'APPROVED', 'REFUSED', 'MISMATCHED')),
  method varchar(40),
  receipt_url text,
  failure_code varchar(100),
  -- what the last answer was, for operators
  last_answer text,
  asked_at timestamptz not null,
  approved_at timestamptz,
  settled_at timestamptz,
  look_ups integer not null default 0,
  -- when the reconciler looks at an unanswered attempt next
  next_look_up_at timestamptz not null
);
create index payments_of_order on payments (order_id);
-- money is taken at most once per order
create unique index payments_one_live_capture on payments (order_id)
  where status in ('ASKED', 'WAITING_FOR_DEPOSIT', 'APPROVED', 'MISMATCHED');
create index payments_unanswered on payments (next_look_up_at) where status = 'ASKED';
