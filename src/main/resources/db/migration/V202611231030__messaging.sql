-- Messages that leave with the transaction that caused them.
create table outbox (
  id bigint generated always as identity primary key,
  event_id uuid not null unique,
  event_type varchar(60) not null,
  topic varchar(255) not null,
  -- JSON text, sent as it is
  data text not null check (cast(data as json) is not null),
  occurred_at timestamptz not null,
  published_at timestamptz,
  attempts integer not null default 0,
  -- not before: a claim or a failed attempt moves it forward
  next_attempt_at timestamptz not null,
  last_error text
);
create index outbox_unpublished on outbox (next_attempt_at, id) where published_at is null;

-- One effect per (consumer, event), however often it is delivered.
create table processed_messages (
  consumer varchar(255) not null,
  event_id varchar(255) not null,
  processed_at timestamptz not null,
  primary key (consumer, event_id)
);

-- What failed too often or cannot be understood.
create table dead_letters (
  id uuid primary key,
  subscription varchar(255) not null,
  message_id varchar(255) not null,
  event_id varchar(255) not null default '',
  event_type varchar(255) not null default '',
  -- deliveries before it was given up; 0: not known
  deliveries integer not null default 0,
  reason text not null,
  -- as it came, decoded from base64 where that was possible
  data text not null,
  attributes text not null,
  received_at timestamptz not null,
  unique (subscription, message_id)
);
create index dead_letters_newest on dead_letters (received_at desc);
