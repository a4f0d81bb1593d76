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
  -- path of the picture below /static
  picture text not null,
  -- whole won per unit
  price bigint not null check (price > 0),
  -- whether it is sent to an address; a voucher is not
  needs_delivery boolean not null default true,
  -- units on hand; units of a paid order leave when the stock subscriber commits them
  stock integer not null,
  -- the part of stock that is reserved by holds
  held integer not null default 0,
  -- place in the list, smallest first
  position integer not null default 0,
  -- what a search looks into: both names on a line each, in lower case, without a difference between wide and narrow
  -- letters (NFKC)
  search_text text not null generated always as (lower(normalize(name_ko || E'\n' || name_en, NFKC))) stored,
  constraint products_held_within_stock check (0 <= held and held <= stock)
);
create index products_position on products (position, id);

-- A letter can be stored composed or in parts (a Mac types Hangul in parts), wide or narrow. The same name must be the
-- same text wherever it is compared.
create function products_compose() returns trigger language plpgsql as $$
begin
  new.name_ko := normalize(new.name_ko, NFC);
  new.name_en := normalize(new.name_en, NFC);
  new.description_ko := normalize(new.description_ko, NFC);
  new.description_en := normalize(new.description_en, NFC);
  new.category := normalize(new.category, NFC);
  return new;
end $$;
create trigger products_compose before insert or update of name_ko, name_en, description_ko, description_en, category
  on products for each row execute function products_compose();
