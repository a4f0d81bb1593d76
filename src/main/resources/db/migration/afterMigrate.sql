-- What the role that works (POSTGRES_USER) may do with the tables of the role that migrates. Flyway runs this after
-- every migration and at every start, so that a table made tomorrow is covered and a right given by hand is taken back.
-- Where one role does both there is nothing to give.
do $$
declare
  worker constant text := '${worker}';
  t text;
begin
  if worker = current_user then return; end if;
  -- two nodes that start at once would change the same catalog rows
  perform pg_advisory_xact_lock(hashtextextended('gyeolje rights', 0));
  execute format('grant usage on schema public to %I', worker);
  execute format('revoke all on all tables in schema public from %I', worker);
  execute format('grant select, insert, update on all tables in schema public to %I', worker);
  -- JPA asks a sequence for the id it has just given
  execute format('grant usage on all sequences in schema public to %I', worker);
  -- what the shop forgets: registrations of browsers, sign-ins that ended, webhooks that have served their time
  foreach t in array array['messaging_tokens', 'sign_ins', 'toss_webhooks'] loop
    execute format('grant delete on %I to %I', t, worker);
  end loop;
  -- append-only
  foreach t in array array['order_events', 'stock_movements', 'ops_actions', 'product_prices', 'pictures'] loop
    execute format('revoke update on %I from %I', t, worker);
  end loop;
  execute format('revoke insert, update on flyway_schema_history from %I', worker);
end $$;
