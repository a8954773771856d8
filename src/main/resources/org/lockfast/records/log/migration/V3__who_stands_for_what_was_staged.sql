-- Which device stands for which staged entry: one entry a device and place. What was staged before comes again.
delete from staged;
alter table staged drop column votes;
create table stands (
    n bigint not null,
    device varchar(18) not null,
    eid bytea not null,
    primary key (n, device)
);
