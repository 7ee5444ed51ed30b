create schema stocktakes;

-- One row per count of a location by a file: what is asked, how far it has come, what it found.
-- Whoever takes a chunk of it over first locks this row.
create table stocktakes.stock_takes (
    stock_take_id uuid        primary key,
    location      text        not null,
    rehearsal     boolean     not null, -- says what would change, and changes nothing
    complete      boolean     not null, -- what is not in the file is not there
    format        text        not null,
    status        text        not null,
    reason        text, -- why it failed, or why the rest was left alone
    header        text[], -- of a CSV file
    digest        text, -- of the whole file
    records       int         not null default 0, -- in the file
    records_done  int         not null default 0,
    unchanged     int         not null default 0, -- rows
    changed       int         not null default 0,
    refused       int         not null default 0,
    errors        int         not null default 0,
    swept         int         not null default 0, -- SKUs that were not in the file, set to nothing
    swept_to      text, -- the last of them, by their letters
    changes       int         not null default 0, -- rows of the table below
    found         bigint      not null default 0, -- units
    found_value   bigint      not null default 0, -- in minor units
    missing       bigint      not null default 0,
    missing_value bigint      not null default 0,
    created_at    timestamptz not null,
    finished_at   timestamptz,
    actor_kind    text        not null,
    actor_id      text        not null,
    request_id    text        not null,
    constraint format_is_known check (format in ('CSV', 'JSONL')),
    constraint status_is_known
        check (status in ('ARRIVING', 'QUEUED', 'RUNNING', 'DONE', 'FAILED')),
    constraint over_when_finished
        check ((status in ('DONE', 'FAILED')) = (finished_at is not null)),
    constraint counters_are_not_negative check (
        least(unchanged, changed, refused, errors, swept, changes, found, missing) >= 0),
    constraint every_record_has_one_outcome check (records_done = unchanged + changed + refused),
    constraint no_record_is_read_twice check (records_done <= records),
    constraint done_is_all check (status <> 'DONE' or records_done = records)
);

-- The records that are still to be read, up to 500 together. A chunk is deleted in the transaction
-- that takes its rows over, so what is here is exactly what is left to do.
create table stocktakes.chunks (
    stock_take_id uuid  not null references stocktakes.stock_takes,
    number        int   not null, -- the place of its first record in the file, from 0
    records       int   not null,
    content       bytea not null,
    primary key (stock_take_id, number),
    constraint chunk_is_not_empty check (records > 0)
);

-- What a file said of SKUs so far, so that none is counted twice however far apart its rows are.
-- Deleted once the stock-take is over.
create table stocktakes.given (
    stock_take_id uuid not null references stocktakes.stock_takes,
    sku           text not null,
    lot           text not null, -- empty: all lots together
    line          int  not null,
    primary key (stock_take_id, sku, lot)
);

-- What was wrong with rows, in the order of the file.
create table stocktakes.errors (
    stock_take_id uuid not null references stocktakes.stock_takes,
    number        int  not null,
    line          int  not null,
    row_sku       text,
    field         text not null,
    value         text,
    message       text not null,
    primary key (stock_take_id, number)
);

-- What a count changed, or would have changed.
create table stocktakes.changes (
    stock_take_id uuid   not null references stocktakes.stock_takes,
    number        int    not null,
    line          int, -- null: not in the file
    sku           text   not null,
    lot           text,
    counted       int    not null,
    difference    int    not null,
    value         bigint not null, -- of the difference, in minor units
    short         int    not null, -- promised units that are not there now
    primary key (stock_take_id, number),
    constraint something_is_to_say check (difference <> 0 or short > 0),
    constraint value_goes_with_units check (value = 0 or sign(value) = sign(difference))
);

create index changes_that_are_tasks on stocktakes.changes (stock_take_id, number) where short > 0;
