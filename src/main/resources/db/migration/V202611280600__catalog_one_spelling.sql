-- Letters can be stored composed or in parts (a Mac types Hangul in parts), and wide or narrow. Texts of products,
-- which come by SQL, are kept composed (NFC), so that the same name is the same text wherever it is compared.
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
update products set name_ko = name_ko;

-- What a search looks into: both names on a line each, in lower case, with no difference between wide and narrow
-- letters (NFKC).
alter table products add column search_text text not null
  generated always as (lower(normalize(name_ko || E'\n' || name_en, NFKC))) stored;
