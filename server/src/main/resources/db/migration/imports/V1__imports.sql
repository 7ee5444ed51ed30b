create schema imports;

-- One row per import: how its file is to be read, how far it has come, and who made it. Every change
-- of it, of its chunks and of its errors first locks this row. A file may be sent more than once
-- until one arrives whole; upload says which of them counts.
create table imports.imports (
    import_id     uuid        primary key,
    channel_id    text        not null,
    format        text        not null,
    delimiter     text        not null,
    mapping       json, -- null: the file calls its columns as we do. Not jsonb: order counts
    dry_run       boolean     not null,
    status        text        not null,
    reason        text, -- why it failed
    upload        int         not null default 0,
    header        text[], -- of a CSV file
    bytes         bigint      not null default 0, -- of the file, unpacked
    records       int         not null default 0, -- in the file
    records_done  int         not null default 0,
    rows          int         not null default 0, -- a record with several variants is several
    created       int         not null default 0,
    updated       int         not null default 0,
    unchanged     int         not null default 0,
    refused       int         not null default 0,
    errors        int         not null default 0, -- found; not all of them are kept
    created_at    timestamptz not null,
    file_begun_at timestamptz, -- when the upload that counts began
    started_at    timestamptz,
    finished_at   timestamptz,
    actor_kind    text        not null,
    actor_id      text        not null,
    request_id    text        not null,
    constraint format_is_known check (format in ('CSV', 'JSONL')),
    constraint status_is_known check (
        status in ('WAITING_FOR_FILE', 'QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    constraint failed_has_a_reason check ((status = 'FAILED') = (reason is not null)),
    constraint over_when_finished
        check ((status in ('DONE', 'FAILED', 'CANCELLED')) = (finished_at is not null)),
    constraint counters_are_not_negative
        check (least(created, updated, unchanged, refused, errors, records_done) >= 0),
    constraint every_row_has_one_outcome check (rows = created + updated + unchanged + refused),
    constraint no_record_is_read_twice check (records_done <= records),
    constraint done_is_all check (status <> 'DONE' or records_done = records)
);

-- The records of a file that are still to be read, up to 500 together, as JSON. A chunk is deleted
-- in the transaction that takes its rows over, so what is here is exactly what is left to do.
create table imports.chunks (
    import_id uuid  not null references imports.imports,
    upload    int   not null,
    number    int   not null, -- the place of its first record in the file, from 0
    records   int   not null,
    attempts  int   not null default 0, -- that the database did not let through
    content   bytea not null,
    primary key (import_id, upload, number),
    constraint chunk_is_not_empty check (records > 0)
);

-- What was wrong with rows, in the order of the file. The SKU is what the file says, a SKU or not.
create table imports.errors (
    import_id uuid not null references imports.imports,
    number    int  not null,
    line      int  not null,
    row_sku   text,
    field     text not null, -- as the merchant calls it
    value     text,
    message   text not null,
    primary key (import_id, number)
);
