-- A line of an ML-DSA witness has some 3,500 characters, too many for a key of an index: its
-- beginning, which has name, key and time, tells it from the others.
create table witness_line (
    size bigint not null,
    beginning varchar(320) not null,
    line varchar(4000) not null,
    primary key (size, beginning)
);
insert into witness_line (size, beginning, line)
    select size, substring(line from 1 for 320), line from cosignature;
drop table cosignature;
