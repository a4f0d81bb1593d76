-- the code with which Toss declined it in a way that a repetition would only repeat; what became of it is looked up
alter table refunds add refusal varchar(100);
