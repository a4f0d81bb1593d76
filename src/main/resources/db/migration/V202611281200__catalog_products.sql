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
  -- whether it is delivered to an address; a voucher is not
  needs_delivery boolean not null default true,
  -- true: customers neither see nor buy it
  hidden boolean not null default false,
  -- start and end of the time in which customers see it; null: no limit
  visible_from timestamptz,
  visible_until timestamptz,
  check (visible_from < visible_until),
  -- units on hand; the stock subscriber subtracts the units of a paid order
  stock integer not null default 0,
  -- units of stock that holds reserve
  held integer not null default 0,
  -- position in the list, smallest first
  position integer not null default 0,
  -- JPA's optimistic lock for what operators edit; changes of stock and held do not count
  version bigint not null default 1,
  -- text for searches: both names, one a line, in lower case and NFKC, so that wide and narrow letters are equal
  search_text text not null generated always as (lower(normalize(name_ko || E'\n' || name_en, NFKC))) stored,
  constraint products_held_within_stock check (0 <= held and held <= stock)
);
create index products_position on products (position, id);

-- Unicode has several forms of a letter: composed or decomposed (macOS decomposes Hangul), wide or narrow. Names are
-- normalized, so that equal names are equal texts. An update by hand increments the version, too.
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
  -- whole won per unit, valid until the next row
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

-- Pictures that operators uploaded, in the database so that every node serves them. Never removed, because orders show
-- them.
create table pictures (
  -- hash of the content; part of the URL, so that the content of a URL never changes
  hash varchar(32) primary key,
  -- JPEG, 800 and 400 pixels square at most
  large bytea not null,
  small bytea not null
);
