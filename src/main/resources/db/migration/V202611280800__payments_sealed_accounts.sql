-- Numbers and holders of bank accounts are stored sealed: aes1:<id of the key>:<Base64>. What was stored in clear before
-- is read as it is, and sealed by the shop's job, since only the shop has the key.
alter table refunds
  alter account_number type text,
  alter account_holder type text;
alter table payments
  alter refund_number type text,
  alter refund_holder type text;

-- For that job, which also seals again what an older key has sealed.
create index payments_accounts on payments (id) where account_number is not null;
create index refunds_accounts on refunds (id) where account_number is not null;

-- REVEAL: the account numbers of an order were shown in full. READ: an order was read, once per operator, order and day.
alter table ops_actions drop constraint ops_actions_action_check;
alter table ops_actions add constraint ops_actions_action_check check (action in
  ('REPLAY', 'RESOLVE', 'DECIDE', 'REFUND', 'WITHDRAW', 'LOOK_UP', 'SEND', 'SET_UP', 'RECOUNT', 'REVEAL', 'READ'));
