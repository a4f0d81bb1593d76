-- A virtual account whose due date Toss did not say would never be given up: the shop gives it Toss' default
-- of seven days, and closes it at Toss then.
update payments set account_due_at = asked_at + interval '7 days'
  where account_number is not null and account_due_at is null;
