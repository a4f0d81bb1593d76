-- Grants the shop's role (POSTGRES_USER) its rights on the tables of the role that migrates. Flyway runs this after
-- every migration and at every start, so that it covers new tables and revokes rights that were granted by hand. With
-- one role for both, there is nothing to grant.
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
  -- rows that the shop deletes: registrations of browsers, ended sign-ins, old webhooks
  foreach t in array array['messaging_tokens', 'sign_ins', 'toss_webhooks'] loop
    execute format('grant delete on %I to %I', t, worker);
  end loop;
  -- append-only
  foreach t in array array['order_events', 'stock_movements', 'ops_actions', 'product_prices', 'pictures'] loop
    execute format('revoke update on %I from %I', t, worker);
  end loop;
  execute format('revoke insert, update on flyway_schema_history from %I', worker);
end $$;
