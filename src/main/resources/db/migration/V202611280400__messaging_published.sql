-- What was published and took no effect is looked for among all that was published, oldest first.
create index outbox_published on outbox (published_at, id) where published_at is not null;
