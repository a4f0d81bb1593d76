alter table payments
  -- null: it is settled, and nobody wants to look again
  alter next_look_up_at drop not null,
  -- how often the state changed: an answer to a question that is older is old news
  add changes integer not null default 0,
  -- who wants the virtual account closed at Toss: the shopper, or its due date
  add call_off varchar(7) check (call_off in ('SHOPPER', 'DUE'));
drop index payments_to_look_up;
update payments set next_look_up_at = null where status not in ('ASKED', 'WAITING_FOR_DEPOSIT');
create index payments_to_look_up on payments (next_look_up_at) where next_look_up_at is not null;
create index payments_unanswered on payments (asked_at) where status = 'ASKED';

-- as OrderStatus.next(): a bank that takes back a deposit of which part was given back needs a person
create or replace function check_order_move() returns trigger language plpgsql as $$
begin
  if new.status is distinct from old.status and not (case old.status
    when 'PENDING' then new.status in ('CONFIRMING', 'CANCELED', 'EXPIRED')
    when 'CONFIRMING' then new.status in ('PAID', 'WAITING_FOR_DEPOSIT', 'FAILED', 'REVIEW')
    when 'WAITING_FOR_DEPOSIT' then new.status in ('PAID', 'EXPIRED', 'CANCELED', 'REVIEW')
    when 'PAID' then new.status in ('PARTIALLY_REFUNDED', 'REFUNDED', 'WAITING_FOR_DEPOSIT', 'REVIEW')
    when 'PARTIALLY_REFUNDED' then new.status in ('REFUNDED', 'REVIEW')
    when 'FAILED' then new.status in ('PAID', 'REVIEW')
    when 'CANCELED' then new.status in ('PAID', 'REVIEW')
    when 'EXPIRED' then new.status in ('PAID', 'REVIEW')
    when 'REVIEW' then true
    else false
  end) then
    raise exception 'order % cannot go from % to %', old.id, old.status, new.status
      using errcode = 'integrity_constraint_violation';
  end if;
  if new.amount <> old.amount or new.uid <> old.uid then
    raise exception 'amount and owner of order % stay as they were', old.id
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
