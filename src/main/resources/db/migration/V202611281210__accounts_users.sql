-- Customers and operators, signed in by an OpenID provider.
create table users (
  id uuid primary key,
  -- a guest, who never signed in: issuer 'guest' and a random subject.
  -- (issuer, subject) identifies the user; the e-mail address is only the provider's claim at the last sign-in
  issuer text not null,
  subject text not null,
  email text,
  email_verified boolean not null default false,
  -- the provider's claim at the last sign-in
  name text not null,
  -- of pages and notifications, chosen by the user
  language varchar(2) not null default 'ko' check (language in ('ko', 'en')),
  -- the customer's id at Toss; random, so that it reveals nothing about the user
  customer_key uuid not null unique,
  -- the first and the last sign-in
  created_at timestamptz not null,
  signed_in_at timestamptz not null,
  unique (issuer, subject)
);
-- operators search orders by e-mail address
create index users_of_email on users (lower(email));

-- Sign-ins, one per browser. They are stored in rows instead of a node's memory, so that any node can serve any user.
create table sign_ins (
  -- hash of the random key in the browser's cookie: a copy of this table contains no usable key
  key_hash text primary key,
  account_id uuid not null references users on delete cascade,
  -- the operators' group that the provider named at this sign-in; null for customers
  operators_group text,
  -- deadline of the sign-in
  expires_at timestamptz not null,
  -- names the sign-in on the settings page; independent of the browser's key
  id uuid not null default gen_random_uuid() unique,
  created_at timestamptz not null default now(),
  -- to the minute; an idle operator is signed out
  last_seen_at timestamptz not null default now(),
  -- such as "Chrome · Android", from the User-Agent header; empty if unknown
  browser varchar(60) not null default '',
  -- this browser's row in messaging_tokens, which is deleted with the sign-in; null: none
  device uuid
);
create index sign_ins_expires_at on sign_ins (expires_at);
create index sign_ins_account_id on sign_ins (account_id);
