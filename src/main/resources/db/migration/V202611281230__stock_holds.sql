-- Units of a product reserved for an order.
create table stock_holds (
  order_id uuid not null references orders (id),
  product_id uuid not null references products (id),
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
  product_id uuid not null references products (id),
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
