-- What each device had the server keep beside the log on a day (days since 1970, UTC), against ceilings.
create table device_day (
    device varchar(18) not null,
    n bigint not null,
    kind varchar(10) not null,
    times bigint not null,
    bytes bigint not null,
    primary key (device, n, kind)
);
-- Devices that an administrator of the server has shut out.
create table barred (device varchar(18) primary key, since_ms bigint not null);
create index attachment_device on attachment (device, state);
