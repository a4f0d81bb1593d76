-- One order is one attempt to buy; its id is Toss' orderId.
create table orders (
  id uuid primary key,
  uid uuid not null references users (id),
  -- random per rendering of the checkout page: a double click makes one order
  request_key uuid not null,
  name varchar(100) not null check (name <> ''),
  status varchar(24) not null check (status in ('PENDING', 'CONFIRMING', 'WAITING_FOR_DEPOSIT', 'PAID',
    'PARTIALLY_REFUNDED', 'FAILED', 'CANCELED', 'EXPIRED', 'REFUNDED', 'REVIEW')),
  -- whole won
  amount bigint not null check (amount > 0),
  language varchar(2) not null check (language in ('ko', 'en')),
  ordered_at timestamptz not null,
  -- an order that is still PENDING then is given up: Toss' window (30 min) and its time to confirm (10 min)
  -- are over
  expires_at timestamptz not null,
  confirmed_at timestamptz,
  confirmed boolean generated always as (confirmed_at is not null) stored,
  payment_key varchar(200),
  payment_type varchar(40),
  failure_code varchar(100),
  version bigint not null default 0,
  unique (uid, request_key)
);
create index orders_of_user on orders (uid, ordered_at desc);
create index orders_pending on orders (expires_at) where status = 'PENDING';

create table order_items (
  id uuid primary key,
  order_id uuid not null references orders (id),
  product_id uuid not null references products (id),
  -- as they were when the order was made; price: whole won per piece
  name text not null,
  picture text not null,
  price bigint not null check (price > 0),
  quantity integer not null check (quantity > 0),
  unique (order_id, product_id)
);

-- Pieces kept for one order. HELD counts in products.held; TAKEN left the stock; RELEASED went back.
create table stock_holds (
  order_id uuid not null references orders (id),
  product_id uuid not null references products (id),
  quantity integer not null check (quantity > 0),
  state varchar(10) not null check (state in ('HELD', 'TAKEN', 'RELEASED')),
  primary key (order_id, product_id)
);

-- Append-only: what happened to an order, and who made it happen.
create table order_events (
  id bigint generated always as identity primary key,
  order_id uuid not null references orders (id),
  at timestamptz not null,
  from_status varchar(24),
  to_status varchar(24) not null,
  actor varchar(100) not null,
  detail text not null default ''
);
create index order_events_of_order on order_events (order_id, id);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;
create trigger order_events_append_only before update or delete or truncate on order_events
  for each statement execute function refuse_change();

-- The moves of OrderStatus.next(), once more: a bug or a hand in psql cannot make any other.
create function check_order_move() returns trigger language plpgsql as $$
begin
  if new.status is distinct from old.status and not (case old.status
    when 'PENDING' then new.status in ('CONFIRMING', 'CANCELED', 'EXPIRED')
    when 'CONFIRMING' then new.status in ('PAID', 'WAITING_FOR_DEPOSIT', 'FAILED', 'REVIEW')
    when 'WAITING_FOR_DEPOSIT' then new.status in ('PAID', 'EXPIRED', 'CANCELED')
    when 'PAID' then new.status in ('PARTIALLY_REFUNDED', 'REFUNDED', 'WAITING_FOR_DEPOSIT', 'REVIEW')
    when 'PARTIALLY_REFUNDED' then new.status in ('REFUNDED')
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
create trigger orders_legal_moves before update on orders
  for each row execute function check_order_move();
