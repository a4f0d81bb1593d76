alter table payments
  -- The key under which Toss says that it took the money, where that is not the one it was asked with; refunds go
  -- to it. Null: the money is where it was asked for, or nobody can tell.
  add captured_key varchar(200),
  -- what of Toss' latest answer cannot be, such as a cancel of 0 won, for operators; null: nothing
  add contradiction varchar(300),
  -- Toss' texts, as long as Toss likes: a text that does not fit would lose the answer it came with, each time
  alter method type text,
  alter account_bank type text,
  alter account_number type text,
  alter account_holder type text,
  alter secret type text,
  alter refund_bank type text,
  alter refund_number type text,
  alter refund_holder type text;
alter table orders alter payment_type type text;
-- one payment at Toss is the money of one order
create unique index payments_captured_key on payments (captured_key) where captured_key is not null;

-- The moves of OrderStatus.next(): what Toss tells of a refunded order can contradict what is known of it.
create or replace function check_order_move() returns trigger language plpgsql as $$
begin
  if new.status is distinct from old.status and not (case old.status
    when 'PENDING' then new.status in ('CONFIRMING', 'CANCELED', 'EXPIRED')
    when 'CONFIRMING' then new.status in ('PAID', 'WAITING_FOR_DEPOSIT', 'FAILED', 'REVIEW')
    when 'WAITING_FOR_DEPOSIT' then new.status in ('PAID', 'EXPIRED', 'CANCELED', 'REVIEW')
    when 'PAID' then new.status in ('PARTIALLY_REFUNDED', 'REFUNDED', 'WAITING_FOR_DEPOSIT', 'REVIEW')
    when 'PARTIALLY_REFUNDED' then new.status in ('REFUNDED', 'REVIEW')
    when 'REFUNDED' then new.status in ('REVIEW')
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
