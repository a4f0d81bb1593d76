-- The operators' desk looks for orders newest first: all of them, those of a state, those of an e-mail address.
create index orders_newest on orders (ordered_at desc, id desc);
create index orders_of_state on orders (status, ordered_at desc, id desc);
create index users_of_email on users (lower(email));
