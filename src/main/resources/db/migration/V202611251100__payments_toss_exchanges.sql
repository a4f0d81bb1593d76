-- What we asked Toss about an order and how Toss answered, with the number Toss' support asks for. One row per
-- question and answer: an account that waits for its deposit is looked up every minute for days. No reference to
-- orders: it would make these notes wait for whoever has the order locked.
create table toss_exchanges (
  order_id uuid not null,
  question varchar(20) not null,
  answer varchar(200) not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  times integer not null,
  -- X-TossPayments-Trace-Id of the last; empty where there was no answer
  trace_id varchar(100) not null default '',
  primary key (order_id, question, answer)
);
