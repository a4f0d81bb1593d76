-- Append-only: what operators did, why, and what came of it.
create table ops_actions (
  id bigint generated always as identity primary key,
  -- random per rendering of a form: pressed twice, it acts once on each subject
  request uuid not null,
  at timestamptz not null,
  operator uuid not null references users (id),
  action varchar(12) not null check (action in
    ('REPLAY', 'RESOLVE', 'DECIDE', 'LOOK_UP', 'SEND', 'RECOUNT')),
  -- id of the dead letter, the order, the payment, the message or the product
  subject varchar(64) not null,
  order_id uuid,
  reason varchar(200) not null default '',
  outcome varchar(16) not null,
  -- what was changed, or why nothing was
  detail varchar(300) not null default '',
  unique (request, subject)
);
create index ops_actions_of_subject on ops_actions (subject, id);
create index ops_actions_of_order on ops_actions (order_id, id) where order_id is not null;
create trigger ops_actions_append_only before update or delete or truncate on ops_actions
  for each statement execute function refuse_change();

-- A dead letter is open until a replay took effect or a person called it resolved.
alter table dead_letters add settled_at timestamptz;
drop index dead_letters_newest;
create index dead_letters_newest on dead_letters (received_at desc, id desc);
create index dead_letters_open on dead_letters (received_at desc, id desc) where settled_at is null;
