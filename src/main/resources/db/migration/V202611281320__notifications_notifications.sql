-- Push targets: devices of users that are registered at FCM.
create table messaging_tokens (
  id uuid primary key,
  uid uuid not null references users (id),
  -- token: an FCM registration token (deprecated since 2026). fid: a Firebase installation id
  kind varchar(5) not null check (kind in ('token', 'fid')),
  -- the token or id itself
  fcm_token varchar(4096) not null unique,
  -- such as "Chrome · Android"; empty if unknown
  name varchar(100) not null default '',
  -- last_seen_at: when the browser last registered it
  created_at timestamptz not null,
  last_seen_at timestamptz not null
);
create index messaging_tokens_of_user on messaging_tokens (uid);

-- Notifications, one per event and push target: written in the transaction of the event, sent afterwards.
create table notifications (
  id uuid primary key,
  -- event id of the message
  event_id varchar(255) not null,
  uid uuid not null references users (id),
  -- null: not about an order
  order_id uuid references orders (id),
  -- the push target at that time: it may be unregistered since
  kind varchar(5) not null check (kind in ('token', 'fid')),
  fcm_token varchar(4096) not null,
  -- label for Firebase's reports: paid, refunded, test
  label varchar(50) not null default '',
  title text not null,
  body text not null,
  -- path of the page that a click opens
  link text not null,
  -- GONE: FCM does not know the target any more. FAILED: given up
  status varchar(10) not null check (status in ('PENDING', 'SENT', 'GONE', 'FAILED')),
  -- calls of FCM so far
  attempts integer not null default 0,
  created_at timestamptz not null,
  sent_at timestamptz,
  -- lease of the sender, or the end of a back-off
  next_attempt_at timestamptz not null,
  last_error text,
  unique (event_id, fcm_token)
);
create index notifications_pending on notifications (next_attempt_at) where status = 'PENDING';
create index notifications_of_order on notifications (order_id);
-- for the invariants that are checked every minute
create index notifications_recent on notifications (created_at);
