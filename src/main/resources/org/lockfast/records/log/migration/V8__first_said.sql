-- What came first stands, and whoever floods a text hides nothing: where in the log a root was first said to have it, and by
-- which device. Every case a root was ever said to be of.
alter table lookup add column n bigint default 0 not null;
alter table lookup add column device varchar(18) default '' not null;
update lookup set n = coalesce((select min(e.n) from entry e where e.root = lookup.root), 0);
update lookup set device = coalesce((select e.device from entry e where e.n = lookup.n), '');
create table of_case (root uuid not null, case_id uuid not null, primary key (root, case_id));
create index of_case_case on of_case (case_id, root);
insert into of_case (root, case_id) select id, case_id from root where case_id is not null;
drop index root_case;
