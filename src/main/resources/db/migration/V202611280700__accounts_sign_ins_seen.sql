-- What a person is shown of their sign-ins, to end those they do not know.
alter table sign_ins
  -- names the sign-in on pages; says nothing of the browser's key
  add column id uuid not null default gen_random_uuid() unique,
  add column created_at timestamptz not null default now(),
  -- to the minute; an operator who is quiet for too long is signed out
  add column last_seen_at timestamptz not null default now(),
  -- such as "Chrome · Android", as the browser says of itself; empty if unknown
  add column browser varchar(60) not null default '',
  -- the registration for notifications that this browser has in messaging_tokens, which ends with the sign-in;
  -- null if it has none
  add column device uuid;
