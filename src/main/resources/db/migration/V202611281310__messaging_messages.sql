-- Outbox: messages that are published after the transaction that caused them.
create table outbox (
  -- the id that consumers deduplicate by
  event_id uuid primary key,
  -- sent as an attribute, such as OrderPaid
  event_type varchar(60) not null,
  -- short name at the broker, without project
  topic varchar(255) not null,
  -- JSON text, published as it is
  data text not null check (cast(data as json) is not null),
  occurred_at timestamptz not null,
  -- null: not acknowledged by the broker yet
  published_at timestamptz,
  attempts integer not null default 0,
  -- lease of the relay, or the end of a back-off
  next_attempt_at timestamptz not null,
  -- why the last attempt failed; null: none did
  last_error text
);
create index outbox_unpublished on outbox (next_attempt_at) where published_at is null;
-- for the search for published messages without effect, oldest first
create index outbox_published on outbox (published_at, event_id) where published_at is not null;
create index outbox_of_order on outbox (order_named_in(data));

-- Inbox: one effect per consumer and event, however often it is delivered.
create table processed_messages (
  consumer varchar(255) not null,
  event_id varchar(255) not null,
  processed_at timestamptz not null,
  primary key (consumer, event_id)
);

-- Dead letters: messages that failed too often or cannot be understood.
create table dead_letters (
  id uuid primary key,
  -- the subscription, and the broker's id: a repeated delivery is stored once
  subscription varchar(255) not null,
  message_id varchar(255) not null,
  -- attributes of the message; empty if it had none
  event_id varchar(255) not null default '',
  event_type varchar(255) not null default '',
  -- deliveries before the broker gave up; 0: unknown
  deliveries integer not null default 0,
  -- why it could not be processed
  reason text not null,
  -- as delivered, decoded from Base64 where that was possible
  data text not null,
  -- one a line
  attributes text not null,
  received_at timestamptz not null,
  -- when a replay took effect or an operator resolved it; null: open
  resolved_at timestamptz,
  unique (subscription, message_id)
);
create index dead_letters_newest on dead_letters (received_at desc, id desc);
create index dead_letters_open on dead_letters (received_at desc, id desc) where resolved_at is null;
create index dead_letters_of_order on dead_letters (order_named_in(data));
