-- Who buys. Signed in by an OpenID provider: (issuer, subject) is who they are, the e-mail is only what
-- the provider says today.
create table users (
  id uuid primary key,
  issuer text not null,
  subject text not null,
  email text,
  email_verified boolean not null default false,
  name text not null,
  language varchar(2) not null default 'ko' check (language in ('ko', 'en')),
  -- how Toss knows the person; random, so that it tells nobody anything
  customer_key uuid not null unique,
  created_at timestamptz not null,
  signed_in_at timestamptz not null,
  unique (issuer, subject)
);

-- What is for sale. price: whole won per piece. stock: pieces on hand, sold ones leave when the paid order
-- reaches the stock subscriber. held: the part of stock that unpaid and just paid orders keep.
create table products (
  id uuid primary key,
  name_ko text not null check (name_ko <> ''),
  name_en text not null check (name_en <> ''),
  description_ko text not null default '',
  description_en text not null default '',
  category varchar(40) not null,
  picture text not null,
  price bigint not null check (price > 0),
  stock integer not null,
  held integer not null default 0,
  position integer not null default 0,
  constraint products_held_within_stock check (0 <= held and held <= stock)
);
create index products_position on products (position, id);
