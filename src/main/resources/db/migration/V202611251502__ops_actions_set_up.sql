-- Setting topics and subscriptions up again is something operators do; its subject is always 'broker'.
alter table ops_actions drop constraint ops_actions_action_check;
alter table ops_actions add constraint ops_actions_action_check check (action in
  ('REPLAY', 'RESOLVE', 'DECIDE', 'REFUND', 'LOOK_UP', 'SEND', 'SET_UP', 'RECOUNT'));
