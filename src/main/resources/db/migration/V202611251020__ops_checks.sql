-- What the minutely checks read: what happened lately, and what is open. Closed orders of years are left alone.
create index order_events_lately on order_events (at);
create index orders_open on orders (status) where status in ('PENDING', 'CONFIRMING', 'WAITING_FOR_DEPOSIT');
create index stock_holds_live on stock_holds (product_id) where state = 'HELD';
create index notifications_lately on notifications (created_at);
create index notifications_of_order on notifications (order_id);
create index refunds_of_payment on refunds (payment_id);
