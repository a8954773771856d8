-- Time stamps (RFC 3161) over signed checkpoints, one of a size: the note as it was stamped, the answer as it came.
create table stamp (
    size bigint primary key,
    time_ms bigint not null, -- by the authority's clock
    kept_ms bigint not null, -- by the server's
    checkpoint bytea not null,
    reply bytea not null
);
