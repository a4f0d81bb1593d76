-- Which order a message or a notice is about: both name it in the same way, and neither need be JSON.
create function order_named_in(content text) returns text language sql immutable parallel safe
  return substring(content from '"orderId"\s*:\s*"([^"]{1,64})"');

-- One order's whole story, also among a million.
create index outbox_of_order on outbox (order_named_in(data));
create index toss_webhooks_of_order on toss_webhooks (order_named_in(body));
create index dead_letters_of_order on dead_letters (order_named_in(data));
