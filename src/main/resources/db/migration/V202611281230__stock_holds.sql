-- Units of a product reserved for an order.
create table stock_holds (
  order_id uuid not null references orders (id),
  -- checked at the commit for the reason given in order_items
  product_id uuid not null references products (id) deferrable initially deferred,
  -- units
  quantity integer not null check (quantity > 0),
  -- HELD: counted in products.held. COMMITTED: sold, gone from products.stock. RELEASED: for sale again
  state varchar(10) not null check (state in ('HELD', 'COMMITTED', 'RELEASED')),
  primary key (order_id, product_id)
);
create index stock_holds_live on stock_holds (product_id) where state = 'HELD';

-- Every change of products.stock, append-only: their sum is the stock.
create table stock_movements (
  id bigint generated always as identity primary key,
  -- checked at the commit for the reason given in order_items
  product_id uuid not null references products (id) deferrable initially deferred,
  -- units added (positive) or removed (negative)
  quantity integer not null,
  -- OPENING: the product was added. SOLD, RETURNED: with an order. COUNTED: an operator counted
  kind varchar(10) not null check (kind in ('OPENING', 'SOLD', 'RETURNED', 'COUNTED')),
  -- null: the movement belongs to no order
  order_id uuid references orders (id),
  -- who caused it: stock (with an order), operator, or the database role that added the product
  actor varchar(100) not null,
  -- the operator; null: the actor is no operator
  operator_id uuid references users (id),
  -- the operator's reason; else empty
  reason varchar(200) not null default '',
  at timestamptz not null,
  check ((kind in ('SOLD', 'RETURNED')) = (order_id is not null)),
  check (kind <> 'SOLD' or quantity < 0),
  check (kind <> 'RETURNED' or quantity > 0),
  check ((actor = 'operator') = (operator_id is not null))
);
create index stock_movements_of_product on stock_movements (product_id, id);
create index stock_movements_of_order on stock_movements (order_id) where order_id is not null;
create trigger stock_movements_append_only before update or delete or truncate on stock_movements
  for each statement execute function reject_change();

-- Records the first units of a product, however it is added.
create function open_stock() returns trigger language plpgsql as $$
begin
  insert into stock_movements (product_id, quantity, kind, actor, at)
    values (new.id, new.stock, 'OPENING', current_user, now());
  return null;
end $$;
create trigger products_open_stock after insert on products for each row execute function open_stock();

-- Holds units for an order, and releases those of the orders that it replaces. One call for all products, because
-- other orders of a product wait for its row until the transaction ends. The rows are locked in the order of their
-- ids, as by every transaction: otherwise two could wait for each other.
-- Returns one row if a product has too few units, with the units that this order could have; the caller then rolls back.
create function hold_units(placed uuid, wanted uuid[], quantities integer[], replaced uuid[])
    returns table (lacking uuid, available bigint) language plpgsql as $$
declare
  change record;
begin
  for change in
    with held as (
      insert into stock_holds (order_id, product_id, quantity, state)
        select placed, line.product_id, line.quantity, 'HELD'
          from unnest(wanted, quantities) as line (product_id, quantity)
        returning product_id, quantity),
    released as (
      update stock_holds set state = 'RELEASED' where order_id = any (replaced) and state = 'HELD'
        returning product_id, quantity)
    select line.product_id, sum(line.held) as held, sum(line.held - line.released) as more
      from (select product_id, quantity as held, 0 as released from held
            union all select product_id, 0, quantity from released) as line
      group by line.product_id order by line.product_id
  loop
    update products as p set held = p.held + change.more
      where p.id = change.product_id and p.stock - p.held >= change.more;
    if not found then
      return query select p.id, p.stock - p.held + change.held - change.more
        from products as p where p.id = change.product_id;
      return;
    end if;
  end loop;
end $$;

-- Moves all units of an order from one state to another, changes their products in the order of the ids, and records
-- units that leave the stock or return to it. Returns the number of products.
create function move_units(moved uuid, old_state varchar, new_state varchar, mover varchar, moved_at timestamptz)
    returns integer language plpgsql as $$
declare
  unit record;
  products_moved integer := 0;
  -- change per unit: committed units are not on hand, all others are
  on_hand integer := (old_state = 'COMMITTED')::integer - (new_state = 'COMMITTED')::integer;
  more_held integer := (new_state = 'HELD')::integer - (old_state = 'HELD')::integer;
begin
  for unit in
    with changed as (
      update stock_holds set state = new_state where order_id = moved and state = old_state
        returning product_id, quantity)
    select product_id, quantity from changed order by product_id
  loop
    if on_hand <> 0 then
      insert into stock_movements (product_id, quantity, kind, order_id, actor, at)
        values (unit.product_id, on_hand * unit.quantity,
          case when on_hand < 0 then 'SOLD' else 'RETURNED' end, moved, mover, moved_at);
    end if;
    update products set stock = stock + on_hand * unit.quantity, held = held + more_held * unit.quantity
      where id = unit.product_id;
    products_moved := products_moved + 1;
  end loop;
  return products_moved;
end $$;

-- Commits the units of an order if it is paid, as OrderStatus.paid() has it, and returns whether it is. Locks the order
-- first: whoever changes it waits until the transaction ends.
create function commit_units_of_paid(paid uuid, mover varchar, moved_at timestamptz) returns boolean language plpgsql as $$
begin
  perform from orders where id = paid and status in ('PAID', 'PARTIALLY_REFUNDED', 'REFUNDED') for update;
  if not found then
    return false;
  end if;
  perform move_units(paid, 'HELD', 'COMMITTED', mover, moved_at);
  return true;
end $$;
