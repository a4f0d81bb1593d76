-- Giving money back is something operators do. The wish itself is a row of refunds.
alter table ops_actions drop constraint ops_actions_action_check;
alter table ops_actions add constraint ops_actions_action_check check (action in
  ('REPLAY', 'RESOLVE', 'DECIDE', 'REFUND', 'LOOK_UP', 'SEND', 'RECOUNT'));
