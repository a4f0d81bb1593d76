-- Who is signed in with which browser. It lies here and not in a node's memory, so that any node can serve
-- anybody. key_hash: of the random key in the browser's cookie, so that a copy of this table opens nothing.
-- operators_group: named by the provider at this sign-in, null for everybody else.
create table sign_ins (
  key_hash text primary key,
  account_id uuid not null references users on delete cascade,
  operators_group text,
  expires_at timestamptz not null
);
create index sign_ins_expires_at on sign_ins (expires_at);
create index sign_ins_account_id on sign_ins (account_id);
