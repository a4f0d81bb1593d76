-- The run of the database: another one after each start of PostgreSQL, on another machine that took over, and where the
-- payments were loaded anew. A new run may remember less than the one before: a restore goes back to an earlier moment, and
-- a standby may have missed the last commits.
create function current_database_run() returns text language sql stable as $$
  select concat_ws(' ', extract(epoch from pg_postmaster_start_time()), pg_relation_filenode('payments'))
$$;

-- the run the order was made in; null: before this was written down. In another run, a payment of it may be forgotten.
alter table orders add database_run text;
alter table orders alter database_run set default current_database_run();

-- the order was made in another run: before its money is asked for, Toss is asked whether it has some under another key
alter table payments add check_order boolean not null default false;
