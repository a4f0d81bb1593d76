-- Of a webhook only the names in it are kept, and only of one about an order of ours: nothing else of it is
-- believed, and anybody may send one.
alter table toss_webhooks
  -- Toss' word, such as PAYMENT_STATUS_CHANGED; empty if it names none
  add event_type varchar(60) not null default '',
  -- which order it is about: named in it, or that of the payment named in it. No reference to orders: it would
  -- make a webhook wait for whoever has the order locked.
  add order_id uuid,
  -- Toss' name of the payment, where the webhook has one and it is not the one we know of the order; else empty
  add payment_key varchar(200) not null default '',
  -- what a deposit's webhook carries, where the payment has no secret yet to compare it with; else empty
  add secret varchar(50) not null default '',
  -- how many more came about the same while this one waited: what Toss is asked because of this one is all of
  -- their answer
  add repeats integer not null default 0,
  -- false from when Toss is asked because of it: one that comes now is not answered by that
  add waiting boolean not null default true,
  -- when Toss was last asked because of it; null: never
  add asked_at timestamptz;

update toss_webhooks set
  event_type = coalesce(substring(body from '"eventType"\s*:\s*"([A-Za-z_.-]{1,60})"'), ''),
  order_id = cast(substring(lower(order_named_in(body))
    from '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$') as uuid);
update toss_webhooks w set order_id = p.order_id
  from payments p
  where w.order_id is null and w.processed_at is null
    and p.payment_key = substring(w.body from '"paymentKey"\s*:\s*"([^"\\]{1,200})"');
update toss_webhooks
  set processed_at = now(), remove_at = now() + interval '1 day', result = 'not ours: about no order of ours'
  where processed_at is null and order_id is null;

drop index toss_webhooks_of_order;
alter table toss_webhooks drop body;
create index toss_webhooks_of_order on toss_webhooks (order_id);
-- when Toss last told us something
create index toss_webhooks_received on toss_webhooks (received_at);
