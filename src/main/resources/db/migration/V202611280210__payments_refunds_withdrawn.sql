alter table refunds
  -- what Toss said last, in its own words, for operators only
  add message varchar(300),
  -- when Toss was last asked to give back; null: never
  add last_sent_at timestamptz,
  -- whether Toss ended that request with an error of its own; else it may still be executing
  add ended boolean not null default false,
  -- whether Toss keeps an answer with the idempotency key that a repetition would only repeat, so that it takes a
  -- new key; the number of keys before this one
  add key_spent boolean not null default false,
  add earlier_keys integer not null default 0,
  -- the operator who wants it withdrawn; it is then only retrieved, and never sent again
  add withdrawn_by varchar(300);
-- whatever was sent may have been sent just now
update refunds set last_sent_at = now() where status = 'REQUESTED' and attempts > 0;

-- WITHDRAWN: an operator wants it no more, and Toss shows that nothing came of it.
alter table refunds drop constraint refunds_status_check;
alter table refunds add constraint refunds_status_check
  check (status in ('REQUESTED', 'DONE', 'REFUSED', 'WITHDRAWN'));

-- Refunds of one payment go out one after another: a lease of the node that is at one of them, and a moment's rest
-- afterwards.
alter table payments add refund_claimed_until timestamptz;

alter table ops_actions drop constraint ops_actions_action_check;
alter table ops_actions add constraint ops_actions_action_check check (action in
  ('REPLAY', 'RESOLVE', 'DECIDE', 'REFUND', 'WITHDRAW', 'LOOK_UP', 'SEND', 'SET_UP', 'RECOUNT'));
