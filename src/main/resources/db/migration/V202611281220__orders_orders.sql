-- The run of the database: a new one after each start of PostgreSQL, on a standby that took over, and where payments
-- was loaded anew. A new run may have lost rows: a restore goes back in time, and a standby may miss the last commits.
-- In plpgsql, because payments is created later and the body of an SQL function is checked when it is created.
create function current_database_run() returns text language plpgsql stable as $$
begin
  return concat_ws(' ', extract(epoch from pg_postmaster_start_time()), pg_relation_filenode('payments'));
end $$;

-- Orders. The id is Toss' orderId.
create table orders (
  id uuid primary key,
  -- the customer
  uid uuid not null references users (id),
  -- random per rendering of the checkout page, so that a double click places one order
  idempotency_key uuid not null,
  -- orderName at Toss
  name varchar(100) not null check (name <> ''),
  status varchar(24) not null check (status in ('PENDING', 'CONFIRMING', 'WAITING_FOR_DEPOSIT', 'PAID',
    'PARTIALLY_REFUNDED', 'FAILED', 'CANCELED', 'EXPIRED', 'REFUNDED', 'REVIEW')),
  -- whole won
  amount bigint not null check (amount > 0),
  -- language of the order's name and lines
  language varchar(2) not null check (language in ('ko', 'en')),
  ordered_at timestamptz not null,
  -- deadline of a PENDING order: Toss' payment window (30 min) and its time to confirm (10 min) are over by then
  expires_at timestamptz not null,
  -- lease of the job that expires orders; null: never claimed
  expiry_claimed_until timestamptz,
  -- when pay was first pressed for these units; an order that replaces an earlier one takes over its time, so that
  -- units are not reserved for ever. Null: ordered_at
  held_since timestamptz,
  -- when the money was captured, and as which payment at Toss; null: never
  paid_at timestamptz,
  payment_key varchar(200),
  -- method: CARD, VIRTUAL_ACCOUNT, EASY_PAY ..., or Toss' value of any length
  payment_type text,
  -- Toss' code of a decline
  failure_code varchar(100),
  -- the run the order was placed in; null: unknown. In another run, a payment of the order may have been lost
  database_run text default current_database_run(),
  -- when status last changed, by whom and why; a trigger copies these to the audit trail
  moved_at timestamptz not null default now(),
  moved_by varchar(100) not null default current_user,
  moved_by_operator uuid references users (id),
  moved_detail text not null default '',
  -- random key of the link that shows the order without a sign-in; null: the order has no such link
  link_key varchar(22) unique,
  -- JPA's optimistic lock
  version bigint not null default 0,
  unique (uid, idempotency_key)
);
create index orders_of_user on orders (uid, ordered_at desc);
-- for the jobs, and for the invariants that are checked every minute
create index orders_open on orders (status, expires_at)
  where status in ('PENDING', 'CONFIRMING', 'WAITING_FOR_DEPOSIT', 'REVIEW');
-- the operators' search, newest first
create index orders_newest on orders (ordered_at desc, id desc);
create index orders_of_state on orders (status, ordered_at desc, id desc);

-- Whether payments of an order may be lost: since it was placed, the database was restored, was replaced by its standby,
-- or at least started again.
create function placed_in_another_run(placed uuid) returns boolean language sql stable as $$
  select database_run is distinct from current_database_run() from orders where id = placed
$$;

-- The transitions of OrderStatus.next(), repeated here so that neither a bug nor an update in psql makes another.
create function check_order_move() returns trigger language plpgsql as $$
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
  -- Two conditions, because PostgreSQL plans one that contains a query anew at each update.
  if (new.amount, new.uid) is distinct from (old.amount, old.uid) then
    -- orders of a guest who signs in move to the user's account
    if new.amount <> old.amount or not exists (select from users where id = old.uid and issuer = 'guest') then
      raise exception 'amount and owner of order % stay as they were', old.id
        using errcode = 'integrity_constraint_violation';
    end if;
  end if;
  return new;
end $$;
create trigger orders_legal_moves before update on orders
  for each row execute function check_order_move();

-- Lines of an order.
create table order_items (
  id uuid primary key,
  order_id uuid not null references orders (id),
  -- Checked at the commit. The check takes a share lock on the product's row, which is expensive while other transactions
  -- hold one, too; at the commit the transaction has changed the row itself and is alone with it.
  product_id uuid not null references products (id) deferrable initially deferred,
  -- copied when the order was placed; price in whole won per unit
  name text not null,
  picture text not null,
  price bigint not null check (price > 0),
  needs_delivery boolean not null default true,
  -- units
  quantity integer not null check (quantity > 0),
  unique (order_id, product_id)
);

-- Contact and delivery address of an order, as last entered by the customer. Personal data: in no other table, topic,
-- metric or log.
create table order_contacts (
  order_id uuid primary key references orders (id),
  name varchar(50) not null check (name <> ''),
  -- digits only
  phone varchar(15) not null,
  email varchar(100) not null,
  -- all empty: nothing of the order is delivered
  postcode varchar(5) not null,
  address varchar(100) not null,
  address_detail varchar(100) not null,
  -- for the courier
  courier_note varchar(100) not null,
  check ((postcode = '') = (address = ''))
);

-- Append-only tables: their triggers call this.
create function reject_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;

-- Audit trail of an order's status, append-only.
create table order_events (
  id bigint generated always as identity primary key,
  order_id uuid not null references orders (id),
  at timestamptz not null,
  -- null: the order was placed
  from_status varchar(24),
  to_status varchar(24) not null,
  -- who changed it: customer, callback, webhook, reconciler, clock, operator, or the role of an update in psql
  actor varchar(100) not null,
  -- the operator; null: the actor is no operator
  operator_id uuid references users (id),
  -- why, for operators
  detail text not null default '',
  check ((actor = 'operator') = (operator_id is not null))
);
create index order_events_of_order on order_events (order_id, id);
-- for the invariants that are checked every minute
create index order_events_recent on order_events (at);
create trigger order_events_append_only before update or delete or truncate on order_events
  for each statement execute function reject_change();

-- Writes the audit row of each move in the statement that moves, so that none is missing. An update that leaves the
-- version unchanged comes from psql, and its role is recorded as the actor.
create function record_order_move() returns trigger language plpgsql as $$
declare
  at timestamptz := new.moved_at;
  actor text := new.moved_by;
  operator_id uuid := new.moved_by_operator;
  detail text := new.moved_detail;
  from_status text;
begin
  if tg_op = 'UPDATE' then
    from_status := old.status;
    if new.version = old.version then
      at := now();
      actor := current_user;
      operator_id := null;
      detail := '';
    end if;
  end if;
  insert into order_events (order_id, at, from_status, to_status, actor, operator_id, detail)
    values (new.id, at, from_status, new.status, actor, operator_id, detail);
  return null;
end $$;
create trigger orders_recorded after insert on orders for each row execute function record_order_move();
create trigger orders_recorded_moves after update on orders
  for each row when (new.status is distinct from old.status) execute function record_order_move();

-- The order that a message is about; its data need not be JSON. Cut, because the indexes accept no long value; a limit in
-- the expression, ([^"]{1,64}), takes PostgreSQL fourteen times as long.
create function order_named_in(content text) returns text language sql immutable parallel safe
  return left(substring(content from '"orderId"\s*:\s*"([^"]+)"'), 64);
