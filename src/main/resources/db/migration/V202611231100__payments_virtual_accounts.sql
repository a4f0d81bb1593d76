-- Where a shopper transfers the money to, and until when. The bank is Toss' two-digit code.
alter table payments
  add account_bank varchar(20),
  add account_number varchar(20),
  add account_holder varchar(100),
  add account_due_at timestamptz,
  -- must be repeated by Toss' deposit notices
  add secret varchar(50);

-- EXPIRED: nobody transferred in time.
alter table payments drop constraint payments_status_check;
alter table payments add constraint payments_status_check check (status in
  ('ASKED', 'WAITING_FOR_DEPOSIT', 'APPROVED', 'REFUSED', 'EXPIRED', 'MISMATCHED'));

-- Toss tells of deposits by webhook, and of missed deadlines not at all: both are looked up as well.
drop index payments_unanswered;
create index payments_to_look_up on payments (next_look_up_at) where status in ('ASKED', 'WAITING_FOR_DEPOSIT');
