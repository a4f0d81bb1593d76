-- Audit trail of operators, append-only: what they did, why, and the outcome.
create table ops_actions (
  id bigint generated always as identity primary key,
  -- random per rendering of a form: submitted twice, it acts once on each subject
  idempotency_key uuid not null,
  at timestamptz not null,
  operator uuid not null references users (id),
  -- REVEAL: account numbers of an order were shown in full. READ: an order was read, once per operator, order and day
  action varchar(12) not null check (action in
    ('REPLAY', 'RESOLVE', 'DECIDE', 'REFUND', 'WITHDRAW', 'CHECK', 'SEND', 'SET_UP', 'RECOUNT', 'REVEAL', 'READ',
     'ADD_PRODUCT', 'EDIT_PRODUCT')),
  -- id of the dead letter, order, payment, message or product; 'broker' for SET_UP
  subject varchar(64) not null,
  -- the order it was about; null: none
  order_id uuid,
  -- the operator's reason; empty if the form asks for none
  reason varchar(200) not null default '',
  -- DONE, REPEAT (had been done), REJECTED (cannot be done) or FAILED (may work later)
  outcome varchar(16) not null,
  -- what was changed, or why nothing was
  detail varchar(1000) not null default '',
  unique (idempotency_key, subject)
);
create index ops_actions_of_subject on ops_actions (subject, id);
create index ops_actions_of_order on ops_actions (order_id, id) where order_id is not null;
create trigger ops_actions_append_only before update or delete or truncate on ops_actions
  for each statement execute function reject_change();
