-- Behind every place before this one some device has asked: what the server made by order before it is not only here.
create table sent_out (id smallint primary key check (id = 1), n bigint not null);
insert into sent_out (id, n) values (1, 0);
