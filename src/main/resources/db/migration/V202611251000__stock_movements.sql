-- Why as many pieces are on hand as there are: every change of products.stock, append-only.
create table stock_movements (
  id bigint generated always as identity primary key,
  product_id uuid not null references products (id),
  -- pieces that came (positive) or went
  quantity integer not null,
  -- OPENING: the product was brought. SOLD, RETURNED: with an order. COUNTED: a person counted.
  kind varchar(10) not null check (kind in ('OPENING', 'SOLD', 'RETURNED', 'COUNTED')),
  order_id uuid references orders (id),
  actor varchar(300) not null,
  reason varchar(200) not null default '',
  at timestamptz not null,
  check ((kind in ('SOLD', 'RETURNED')) = (order_id is not null)),
  check (kind <> 'SOLD' or quantity < 0),
  check (kind <> 'RETURNED' or quantity > 0)
);
create index stock_movements_of_product on stock_movements (product_id, id);
create index stock_movements_of_order on stock_movements (order_id) where order_id is not null;

-- What was sold and came back before there was this table, and what must have been there at first.
insert into stock_movements (product_id, quantity, kind, order_id, actor, at)
  select product_id, -quantity, 'SOLD', order_id, 'migration', now() from stock_holds where state = 'TAKEN';
insert into stock_movements (product_id, quantity, kind, order_id, actor, at)
  select i.product_id, i.quantity, 'RETURNED', r.order_id, 'migration', now()
  from refunds r join refund_items i on i.refund_id = r.id
  join stock_holds h on h.order_id = r.order_id and h.product_id = i.product_id and h.state = 'TAKEN'
  where r.status = 'DONE';
insert into stock_movements (product_id, quantity, kind, actor, at)
  select p.id, p.stock - coalesce(sum(m.quantity), 0), 'OPENING', 'migration', now()
  from products p left join stock_movements m on m.product_id = p.id group by p.id;

create trigger stock_movements_append_only before update or delete or truncate on stock_movements
  for each statement execute function refuse_change();

-- However a product is brought, its first pieces are written down.
create function open_stock() returns trigger language plpgsql as $$
begin
  insert into stock_movements (product_id, quantity, kind, actor, at)
    values (new.id, new.stock, 'OPENING', current_user, now());
  return null;
end $$;
create trigger products_open_stock after insert on products for each row execute function open_stock();
