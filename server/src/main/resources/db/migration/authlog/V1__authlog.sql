create schema authlog;

-- What happened at the doors: inserted in the transaction of its effect and never changed. What
-- says who it was lies in auth_log_people, so that somebody can be forgotten and all seals hold.
create table authlog.auth_logs (
    id          uuid        primary key,
    at          timestamptz not null, -- the instant in the id
    kind        text        not null,
    result      text        not null,
    reason      text,
    user_id     uuid,
    customer_id uuid,
    session_id  uuid,
    actor_kind  text        not null,
    actor_id    text        not null,
    request_id  text        not null,
    person_hash text        not null, -- keyed, of the row in auth_log_people
    row_hash    text        not null, -- keyed, of all before
    constraint kind_is_a_word check (kind ~ '^[A-Z_]{1,40}$'),
    constraint reason_is_a_word check (reason ~ '^[A-Z_]{1,40}$'),
    constraint result_is_known check (result in ('SUCCEEDED', 'REFUSED'))
) partition by range (id);

-- Each serves one filter, newest first, alone or before others; time is a range of the key.
create index auth_logs_by_user on authlog.auth_logs (user_id, id) where user_id is not null;
create index auth_logs_by_customer
    on authlog.auth_logs (customer_id, id) where customer_id is not null;
create index auth_logs_by_session
    on authlog.auth_logs (session_id, id) where session_id is not null;
create index auth_logs_by_kind on authlog.auth_logs (kind, id);
create index auth_logs_by_reason on authlog.auth_logs (reason, id) where reason is not null;
create index auth_logs_refused on authlog.auth_logs (id) where result = 'REFUSED';

-- Erasure deletes here, retention drops whole months of both tables. The salt goes as well: the
-- hash that stays then tells nothing, not even to who has the key and a guess.
create table authlog.auth_log_people (
    id      uuid primary key, -- of the row in auth_logs
    salt    uuid not null,
    email   text,
    address text not null,
    network text not null,
    agent   text not null
) partition by range (id);

create index auth_log_people_by_email
    on authlog.auth_log_people (email, id) where email is not null;
create index auth_log_people_by_network on authlog.auth_log_people (network, id);

create table authlog.auth_logs_before_2027 partition of authlog.auth_logs
    for values from (minvalue) to (platform.uuid_from('2027-01-01T00:00:00Z'));
create table authlog.auth_logs_default partition of authlog.auth_logs default;
create table authlog.auth_log_people_before_2027 partition of authlog.auth_log_people
    for values from (minvalue) to (platform.uuid_from('2027-01-01T00:00:00Z'));
create table authlog.auth_log_people_default partition of authlog.auth_log_people default;

-- A chain: each seal covers the rows behind those of the seal before it, all of one month.
create table authlog.auth_log_seals (
    number         bigint      primary key,
    at             timestamptz not null,
    after_id       uuid        not null, -- the to_id of the seal before
    to_id          uuid        not null, -- the last row's
    rows           int         not null,
    rows_hash      text        not null, -- SHA-256 of the rows in the order of their ids
    dropped_before uuid        not null, -- what is older was dropped when its time was over
    previous       text        not null, -- the hash of the seal before
    hash           text        not null, -- SHA-256 of all before
    signature      text        not null, -- keyed, of the hash
    constraint numbers_begin_at_one check (number > 0),
    constraint runs_forwards check (to_id >= after_id and rows >= 0)
);

-- How far sealing has come; the row is the lock of whoever seals. Up to closed_to nobody may write
-- any more, and up to sealed_to everything is sealed. In between, rows of transactions that began
-- before it was closed may still appear: until all numbered below "awaits" have ended.
create table authlog.auth_log_horizon (
    singleton boolean primary key default true,
    closed_to uuid    not null,
    sealed_to uuid    not null,
    awaits    bigint,
    constraint there_is_one check (singleton),
    constraint closed_before_sealed check (sealed_to <= closed_to)
);

insert into authlog.auth_log_horizon (closed_to, sealed_to)
values ('00000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000000');

-- The transaction takes its number before it looks, and the look takes a snapshot of its own, as
-- it does in READ COMMITTED, the only level at which events are written. So a writer either sees that its range is closed, or is one that sealing waits for.
create function authlog.refuse_late_row() returns trigger language plpgsql as $$
begin
    perform pg_current_xact_id();
    if new.id <= (select closed_to from authlog.auth_log_horizon) then
        raise exception 'authlog.auth_logs is closed up to a later time than %', new.at
            using errcode = 'restrict_violation', hint = 'Is this server''s clock slow?';
    end if;
    return new;
end
$$;

create trigger no_late_rows
    before insert on authlog.auth_logs
    for each row execute function authlog.refuse_late_row();

create trigger rows_are_final
    before update or delete on authlog.auth_logs
    for each row execute function platform.refuse_change();
create trigger append_only
    before truncate on authlog.auth_logs
    for each statement execute function platform.refuse_change();
create trigger append_only
    before truncate on authlog.auth_logs_before_2027
    for each statement execute function platform.refuse_change();
create trigger append_only
    before truncate on authlog.auth_logs_default
    for each statement execute function platform.refuse_change();
create trigger append_only
    before update or delete or truncate on authlog.auth_log_seals
    for each statement execute function platform.refuse_change();

do $$
begin
    if exists (select from pg_roles where rolname = 'cartwright') then
        revoke update, delete, truncate on authlog.auth_logs, authlog.auth_logs_before_2027,
            authlog.auth_logs_default, authlog.auth_log_seals from cartwright;
    end if;
end
$$;

-- Where the partitions of both tables end; none for the default ones.
create view authlog.partition_ends as
    select inhrelid::regclass::text as partition,
        substring(pg_get_expr(relpartbound, inhrelid) from 'TO \(''([0-9a-f-]{36})''\)')::uuid
            as end_id
    from pg_inherits join pg_class on pg_class.oid = inhrelid
    where inhparent in ('authlog.auth_logs'::regclass, 'authlog.auth_log_people'::regclass);

-- Drops what the newest seal says is dropped, and answers how many partitions that were. Runs as
-- the owner, so it does not take its caller's word: what is sealed stays for a month at least, and
-- what is not sealed stays.
create function authlog.drop_partitions() returns int
    language plpgsql security definer set search_path = pg_catalog as $$
declare
    newest record;
    old text;
    dropped int := 0;
begin
    select at, to_id, dropped_before into newest
    from authlog.auth_log_seals order by number desc limit 1;
    if newest.dropped_before > platform.uuid_from(newest.at - interval '1 month')
        or newest.dropped_before > (select sealed_to from authlog.auth_log_horizon)
        or exists (
            select from authlog.auth_logs
            where id > newest.to_id and id < newest.dropped_before)
    then
        raise exception 'authlog: only what is sealed and a month old is dropped'
            using errcode = 'restrict_violation';
    end if;
    for old in
        select partition from authlog.partition_ends where end_id <= newest.dropped_before
    loop
        execute format('drop table %s', old);
        dropped := dropped + 1;
    end loop;
    return dropped;
end
$$;

revoke execute on function authlog.drop_partitions from public;
