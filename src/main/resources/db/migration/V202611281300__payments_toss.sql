-- Calls of Toss' API about an order, one row per operation and result: a virtual account is retrieved for days. Without
-- a reference to orders, which would make this log wait for the lock of the order.
create table toss_api_calls (
  order_id uuid not null,
  -- CONFIRM, RETRIEVE or CANCEL
  operation varchar(20) not null,
  -- HTTP status and its meaning, or why there was no answer
  result varchar(200) not null,
  -- times and number of these calls
  first_called_at timestamptz not null,
  last_called_at timestamptz not null,
  call_count integer not null,
  -- X-TossPayments-Trace-Id of the last call, for Toss' support; empty without an answer
  trace_id varchar(100) not null default '',
  primary key (order_id, operation, result)
);

-- Webhooks of Toss about orders of this shop: only the ids in them, because anyone can send one. The shop retrieves the
-- payment for each.
create table toss_webhooks (
  id uuid primary key,
  -- Toss' id of the delivery, equal for repetitions; the shop's own if the header is missing
  transmission_id varchar(200) not null unique,
  -- such as PAYMENT_STATUS_CHANGED; empty if the webhook names none
  event_type varchar(60) not null default '',
  -- the order named in it, or that of the payment named in it. Without a reference to orders, which would make a webhook
  -- wait for the lock of the order
  order_id uuid,
  -- the payment key in it, where it is not the known one of the order; else empty
  payment_key varchar(200) not null default '',
  -- the secret in a deposit's webhook, where the payment has none yet to compare it with; else empty
  secret varchar(50) not null default '',
  -- limits how long it is retried; the alert on missing webhooks reads it
  received_at timestamptz not null,
  -- number of further webhooks about the order while this one waited: one retrieve covers them all
  repeats integer not null default 0,
  -- false from the retrieve on, which does not cover webhooks that arrive later
  waiting boolean not null default true,
  -- when the payment was last retrieved because of it; null: never
  retrieved_at timestamptz,
  -- retrieves so far; lease of the processor, or the end of a back-off
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  -- null: not processed yet
  processed_at timestamptz,
  -- what processing it led to, for operators
  result varchar(200),
  -- when it is deleted; null: not processed yet
  remove_at timestamptz
);
create index toss_webhooks_open on toss_webhooks (next_attempt_at) where processed_at is null;
create index toss_webhooks_old on toss_webhooks (remove_at) where remove_at is not null;
create index toss_webhooks_of_order on toss_webhooks (order_id);
create index toss_webhooks_received on toss_webhooks (received_at);
