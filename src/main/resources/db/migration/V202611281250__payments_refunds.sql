-- Refunds: stored before Toss is called, with an idempotency key, so that Toss refunds once.
create table refunds (
  id uuid primary key,
  payment_id uuid not null references payments (id),
  order_id uuid not null references orders (id),
  -- whole won
  amount bigint not null check (amount > 0),
  -- sent to Toss as cancelReason
  reason varchar(200) not null check (reason <> ''),
  idempotency_key varchar(300) not null unique,
  -- REJECTED: finally, by Toss. WITHDRAWN: an operator withdrew it, and Toss shows no cancel for it. FAILED: done at
  -- Toss, but the bank did not accept the transfer and Toss holds the money again
  status varchar(10) not null check (status in ('REQUESTED', 'DONE', 'REJECTED', 'WITHDRAWN', 'FAILED')),
  -- who requested it: operator, late_payment, or provider; the operator, null: it was none
  requested_by varchar(100) not null,
  requested_by_operator uuid references users (id),
  -- the bank account of the refund of a deposit: Toss' code; number and holder sealed
  account_bank varchar(20),
  account_number text,
  account_holder text,
  -- Toss' transactionKey of the cancel; null: not known
  transaction_key varchar(64),
  -- the last result at Toss, and Toss' own message, for operators
  last_result text,
  message varchar(300),
  -- code of an answer that proves nothing and that Toss would repeat: the payment is retrieved instead; null: none
  ambiguous_code varchar(100),
  -- completed: when status left REQUESTED. Null: it has not
  requested_at timestamptz not null,
  completed_at timestamptz,
  -- calls and checks so far; lease of the job, or the end of a back-off
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  -- when Toss was last called; null: never
  last_sent_at timestamptz,
  -- whether Toss answered that call with an error of its own; else it may still be executing
  ended boolean not null default false,
  -- whether Toss repeats that answer for the idempotency key, so that the next call needs a new key; number of earlier
  -- keys
  key_spent boolean not null default false,
  earlier_keys integer not null default 0,
  -- the operator who withdrew it; from then on it is only retrieved and never sent. Null: not withdrawn
  withdrawn_by uuid references users (id),
  check ((requested_by = 'operator') = (requested_by_operator is not null))
);
create index refunds_of_order on refunds (order_id);
create index refunds_of_payment on refunds (payment_id);
create index refunds_open on refunds (next_attempt_at) where status = 'REQUESTED';
-- one row per cancel at Toss
create unique index refunds_one_per_transaction on refunds (payment_id, transaction_key)
  where transaction_key is not null;
-- for the job that seals account numbers with the present key
create index refunds_accounts on refunds (id) where account_number is not null;

-- Units restocked with a refund.
create table refund_items (
  refund_id uuid not null references refunds (id),
  product_id uuid not null references products (id),
  -- units
  quantity integer not null check (quantity > 0),
  primary key (refund_id, product_id)
);
