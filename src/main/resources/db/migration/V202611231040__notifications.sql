-- Where to tell a person something. kind 'token': an FCM registration token (deprecated since 2026);
-- 'fid': a Firebase installation id.
create table messaging_tokens (
  id uuid primary key,
  uid uuid not null references users (id),
  kind varchar(5) not null check (kind in ('token', 'fid')),
  fcm_token varchar(4096) not null unique,
  name varchar(100) not null default '',
  created_at timestamptz not null,
  last_seen_at timestamptz not null
);
create index messaging_tokens_of_user on messaging_tokens (uid);

-- One row per event and device: written with the inbox row, sent afterwards.
create table notifications (
  id uuid primary key,
  event_id varchar(255) not null,
  uid uuid not null references users (id),
  order_id uuid references orders (id),
  kind varchar(5) not null check (kind in ('token', 'fid')),
  fcm_token varchar(4096) not null,
  title text not null,
  body text not null,
  link text not null,
  status varchar(10) not null check (status in ('PENDING', 'SENT', 'GONE', 'FAILED')),
  attempts integer not null default 0,
  created_at timestamptz not null,
  sent_at timestamptz,
  next_attempt_at timestamptz not null,
  last_error text,
  unique (event_id, fcm_token)
);
create index notifications_pending on notifications (next_attempt_at) where status = 'PENDING';
