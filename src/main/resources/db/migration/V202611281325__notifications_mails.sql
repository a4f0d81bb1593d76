-- Mails about orders: written in the transaction of the event, sent afterwards. The address is not here: it is the
-- order's contact's when the mail is sent.
create table mails (
  id uuid primary key,
  -- event id of the message; one mail per kind and event
  event_id varchar(255) not null,
  order_id uuid not null references orders (id),
  kind varchar(10) not null check (kind in ('PAID', 'ACCOUNT', 'DUE', 'EXPIRED', 'CANCELED', 'REFUNDED')),
  -- amount of the event, in whole won
  amount bigint not null check (amount > 0),
  -- DROPPED: no longer true when it was due, or no address is known. FAILED: given up
  status varchar(10) not null default 'PENDING' check (status in ('PENDING', 'SENT', 'DROPPED', 'FAILED')),
  -- deliveries tried so far
  attempts integer not null default 0,
  created_at timestamptz not null,
  -- given up a day after this
  due_at timestamptz not null,
  sent_at timestamptz,
  -- lease of the sender, or the end of a back-off
  next_attempt_at timestamptz not null,
  -- why the last delivery failed; names no address
  last_error varchar(200),
  unique (event_id, kind)
);
create index mails_pending on mails (next_attempt_at) where status = 'PENDING';
create index mails_of_order on mails (order_id);
