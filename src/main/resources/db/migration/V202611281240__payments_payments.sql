-- Payments: one row per attempt to collect the money of an order, stored before the confirm call and never deleted.
create table payments (
  id uuid primary key,
  order_id uuid not null references orders (id),
  -- Toss' paymentKey of the attempt
  payment_key varchar(200) not null unique,
  -- sent with every confirm call of this attempt, so that Toss captures once; as unique as the id
  idempotency_key varchar(300) not null check (idempotency_key = 'confirm-' || id),
  -- whole won, from the order
  amount bigint not null check (amount > 0),
  -- CONFIRMING: the outcome is unknown, money may have moved. MISMATCHED: captured, but not as attempted
  status varchar(24) not null check (status in
    ('CONFIRMING', 'WAITING_FOR_DEPOSIT', 'APPROVED', 'DECLINED', 'EXPIRED', 'MISMATCHED')),
  -- method: CARD, VIRTUAL_ACCOUNT, EASY_PAY ..., or Toss' value of any length
  method text,
  -- Toss' receipt, for the customer; null: none yet
  receipt_url text,
  -- Toss' code of a decline
  failure_code varchar(100),
  -- the last result at Toss, for operators
  last_result text,
  -- before the confirm call, by the shop's clock; the capture, by Toss'. Null: not captured
  attempted_at timestamptz not null,
  approved_at timestamptz,
  -- when status last changed; null: not since the attempt
  status_changed_at timestamptz,
  -- optimistic counter: an outcome retrieved for an older version is outdated
  version integer not null default 0,

  -- checks at Toss: how many there were, and when the next one is due; null: the payment is final and none was requested
  check_count integer not null default 0,
  next_check_at timestamptz,
  -- the order was placed in another run of the database: Toss is asked for a payment of it under another key first
  check_order boolean not null default false,

  -- whole won that Toss captured; differs from amount only where the payment is MISMATCHED. Null: nothing
  captured bigint check (captured > 0),
  -- the key under which Toss captured, where it is not payment_key; refunds go there
  captured_key varchar(200),
  -- a contradiction in Toss' last answer, such as a cancel of 0 won; null: none
  contradiction varchar(300),

  -- the virtual account: bank by Toss' code; number and holder sealed: aes1:<id of the key>:<Base64>
  account_bank text,
  account_number text,
  account_holder text,
  -- deadline of the deposit
  account_due_at timestamptz,
  -- repeated by Toss' deposit webhooks
  secret text,
  -- why the virtual account is to be closed at Toss: the customer canceled, or it is due. Null: it is not
  cancel_reason varchar(8) check (cancel_reason in ('CUSTOMER', 'DUE')),

  -- whole won: of requested and done refunds; of done ones
  refund_reserved bigint not null default 0,
  refunded bigint not null default 0,
  -- the bank account for refunds that the customer gave in the widget: Toss' code; number and holder sealed
  refund_bank text,
  refund_number text,
  refund_holder text,
  -- refunds of one payment are sent one after another: lease of the node that sends one, and a pause afterwards
  refund_claimed_until timestamptz,
  -- whether Toss holds the money in escrow until the goods arrive; null: unknown
  escrow boolean,
  -- isPartialCancelable of Toss: whether a part can be refunded; null: unknown
  partial_refunds boolean,
  -- deadline for refunds; null: none is known
  refundable_until timestamptz,
  -- refundStatus of Toss: whether a refund to a bank account has arrived; null: there is none
  refund_transfer varchar(20)
    check (refund_transfer in ('PENDING', 'FAILED', 'PARTIAL_FAILED', 'COMPLETED')),
  -- since when a refund has been on its way to the bank
  refund_transfer_since timestamptz,

  -- never more than was captured, however many are requested at once
  constraint payments_refunds_within_captured
    check (0 <= refunded and refunded <= refund_reserved and refund_reserved <= coalesce(captured, amount))
);
create index payments_of_order on payments (order_id);
-- money is captured at most once per order
create unique index payments_one_live_capture on payments (order_id)
  where status in ('CONFIRMING', 'WAITING_FOR_DEPOSIT', 'APPROVED', 'MISMATCHED');
-- one payment at Toss is the money of one order
create unique index payments_captured_key on payments (captured_key) where captured_key is not null;
create index payments_due on payments (next_check_at) where next_check_at is not null;
create index payments_confirming on payments (attempted_at) where status = 'CONFIRMING';
create index payments_refund_transfers on payments (refund_transfer_since)
  where refund_transfer in ('PENDING', 'FAILED', 'PARTIAL_FAILED');
-- for the job that seals account numbers with the present key
create index payments_accounts on payments (id) where account_number is not null;

-- Serializes transactions that use the same payment key.
create function lock_payment_key(key text) returns void language sql as $$
  select pg_advisory_xact_lock(hashtextextended(key, hashtext('payments.payment_key')))
$$;

-- Skips an attempt under a key that holds the money of another payment, which no unique index over two columns can. Each
-- statement of a function sees what is committed by then, so that the check comes after the wait for the lock.
create function admit_payment() returns trigger language plpgsql as $$
begin
  perform lock_payment_key(new.payment_key);
  if exists (select 1 from payments where captured_key = new.payment_key) then
    return null;
  end if;
  new.check_order := placed_in_another_run(new.order_id);
  return new;
end $$;
create trigger payments_admitted before insert on payments for each row execute function admit_payment();
