-- A test notification fails on purpose, at any shopper's wish; its dead letter waits for nobody.
update dead_letters set settled_at = received_at
  where subscription = 'pubsub-test-fail' and settled_at is null;
