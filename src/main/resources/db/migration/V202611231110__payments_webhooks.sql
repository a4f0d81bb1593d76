-- What Toss told us unasked, as it came: hints that make us look, and nothing more.
create table toss_webhooks (
  id uuid primary key,
  -- Toss' name of the delivery; a repeated delivery has the same. Ours where the header is missing.
  transmission_id varchar(200) not null unique,
  body text not null,
  received_at timestamptz not null,
  processed_at timestamptz,
  -- what came of it, for operators
  result varchar(200),
  attempts integer not null default 0,
  next_attempt_at timestamptz not null
);
create index toss_webhooks_open on toss_webhooks (next_attempt_at) where processed_at is null;
