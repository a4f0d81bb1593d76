-- The migrations of the first release, one file per feature. From that release on they are forward only: a change is a
-- new file, and no file that was released is edited.

-- Products for sale.
create table products (
  id uuid primary key,
  -- names and descriptions in both languages; kept composed (NFC) by the trigger below
  name_ko text not null check (name_ko <> ''),
  name_en text not null check (name_en <> ''),
  description_ko text not null default '',
  description_en text not null default '',
  -- key of the text catalog.category.<category>
  category varchar(40) not null,
  -- path of the square picture on this origin: of a file, or of one in pictures
  picture text not null,
  -- whole won per unit
  price bigint not null check (price > 0),
  -- whether it is sent to an address; a voucher is not
  needs_delivery boolean not null default true,
  -- true: customers neither see nor buy it
  hidden boolean not null default false,
  -- customers see it from then on, and no more from then on; null: always
  visible_from timestamptz,
  visible_until timestamptz,
  check (visible_from < visible_until),
  -- units on hand; units of a paid order leave when the stock subscriber commits them
  stock integer not null default 0,
  -- the part of stock that is reserved by holds
  held integer not null default 0,
  -- place in the list, smallest first
  position integer not null default 0,
  -- optimistic counter of what an operator decides, so not of stock and held
  version bigint not null default 1,
  -- what a search looks into: both names on a line each, in lower case, without a difference between wide and narrow
  -- letters (NFKC)
  search_text text not null generated always as (lower(normalize(name_ko || E'\n' || name_en, NFKC))) stored,
  constraint products_held_within_stock check (0 <= held and held <= stock)
);
create index products_position on products (position, id);

-- A letter can be stored composed or in parts (a Mac types Hangul in parts), wide or narrow. The same name must be the
-- same text wherever it is compared. An update by hand counts as a version, too.
create function products_compose() returns trigger language plpgsql as $$
begin
  new.name_ko := normalize(new.name_ko, NFC);
  new.name_en := normalize(new.name_en, NFC);
  new.description_ko := normalize(new.description_ko, NFC);
  new.description_en := normalize(new.description_en, NFC);
  new.category := normalize(new.category, NFC);
  if tg_op = 'UPDATE' and new.version = old.version then
    new.version := old.version + 1;
  end if;
  return new;
end $$;
create trigger products_compose before insert or update of name_ko, name_en, description_ko, description_en, category,
  picture, price, needs_delivery, hidden, visible_from, visible_until, position
  on products for each row execute function products_compose();

-- Every price of a product since it was added, append-only.
create table product_prices (
  id bigint generated always as identity primary key,
  product_id uuid not null references products (id),
  -- whole won per unit, valid until the next one
  price bigint not null,
  at timestamptz not null
);
create index product_prices_of_product on product_prices (product_id, id);

create function record_price() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' or new.price <> old.price then
    insert into product_prices (product_id, price, at) values (new.id, new.price, now());
  end if;
  return null;
end $$;
create trigger products_record_price after insert or update of price on products
  for each row execute function record_price();

-- Pictures that operators uploaded, here so that every node has them. Never removed: orders show them.
create table pictures (
  -- of the content; part of the address, which therefore always shows the same
  hash varchar(32) primary key,
  -- JPEG, 800 and 400 pixels square at most
  large bytea not null,
  small bytea not null
);
