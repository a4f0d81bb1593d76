-- How many wait for a person is asked every few seconds; a million orders that do not are left alone.
create index orders_in_review on orders (status) where status = 'REVIEW';
