-- When a notice that was followed is removed: it holds personal data, and anybody may send one. Null: not
-- followed yet.
alter table toss_webhooks add remove_at timestamptz;
update toss_webhooks
  set remove_at = processed_at + case when result = 'about no payment of ours' or result like 'refused:%'
    then interval '1 day' else interval '30 days' end
  where processed_at is not null;
create index toss_webhooks_old on toss_webhooks (remove_at) where remove_at is not null;
