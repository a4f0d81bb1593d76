-- When pay was first pressed for the units of this order: an order that takes the place of an earlier one takes this over,
-- so that nobody keeps units unpaid for ever by pressing again. Null: when it was ordered.
alter table orders add held_since timestamptz;
