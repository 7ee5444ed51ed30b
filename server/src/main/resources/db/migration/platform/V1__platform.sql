create schema platform;

-- For a trigger "before update or delete or truncate … for each statement" on every table whose
-- rows are history. Whoever wants another outcome writes another row.
create function platform.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '%.% is append-only: % refused', tg_table_schema, tg_table_name, tg_op
        using errcode = 'restrict_violation';
end
$$;

-- The places a merchant sells. The first currency is the one a cart gets when none is named; no
-- countries means everywhere.
create table platform.channels (
    channel_id         text    primary key,
    name               text    not null,
    currencies         text[]  not null,
    countries          text[]  not null default '{}',
    locale             text    not null,
    time_zone          text    not null,
    prices_include_tax boolean not null,
    tax_rounding       text    not null default 'LINE',
    stock_locations    text[]  not null,
    constraint id_is_a_word check (channel_id ~ '^[a-z0-9-]{1,32}$'),
    constraint sells_in_a_currency check (cardinality(currencies) > 0),
    constraint sells_from_a_location check (cardinality(stock_locations) > 0),
    constraint tax_rounding_is_known check (tax_rounding in ('LINE', 'UNIT'))
);

insert into platform.channels (
    channel_id, name, currencies, locale, time_zone, prices_include_tax, stock_locations)
values ('default', 'Online shop', '{USD}', 'en-US', 'America/New_York', false, '{main}');

-- What was asked under which key, and the answer once it is final. A row is inserted in the
-- transaction of the request's first effect.
create table platform.idempotency_keys (
    scope         text        not null, -- caller and route
    key           text        not null,
    body_hash     bytea       not null,
    status        text        not null,
    subject       text        not null, -- URL of what the request makes
    answer_status int,
    answer        text,
    created_at    timestamptz not null,
    primary key (scope, key),
    constraint status_is_known check (status in ('IN_PROGRESS', 'PENDING', 'ANSWERED')),
    constraint answered_has_answer
        check ((status = 'ANSWERED') = (answer is not null and answer_status is not null))
);

create index idempotency_keys_to_forget on platform.idempotency_keys (created_at);
create index idempotency_keys_by_subject on platform.idempotency_keys (subject);

-- db-scheduler's table, as its documentation gives it.
create table platform.scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);

create index scheduled_tasks_by_time on platform.scheduled_tasks (execution_time);
create index scheduled_tasks_by_heartbeat on platform.scheduled_tasks (last_heartbeat);

-- The smallest UUIDv7 of an instant: where a partition by key begins.
create function platform.uuid_from(at timestamptz) returns uuid
    language sql immutable parallel safe as $$
    select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0')
        || '00000000000000000000')::uuid
$$;

-- Makes the monthly partitions of a table by UUIDv7 key that begin in the given months, each with
-- its own trigger against truncation, which is not inherited. Runs as the owner: the application
-- may not create tables. Answers how many were made.
create function platform.make_partitions(parent regclass, from_month date, months int)
    returns int language plpgsql security definer set search_path = pg_catalog as $$
declare
    home text;
    name text;
    month date;
    made int := 0;
begin
    select nspname, relname into home, name
    from pg_class join pg_namespace on pg_namespace.oid = relnamespace where pg_class.oid = parent;
    for i in 0 .. months - 1 loop
        month := date_trunc('month', from_month)::date + make_interval(months => i);
        if to_regclass(format('%I.%I', home, name || to_char(month, '_YYYY_MM'))) is null then
            begin
                execute format('create table %I.%I partition of %s for values from (%L) to (%L)',
                    home, name || to_char(month, '_YYYY_MM'), parent,
                    platform.uuid_from(month::timestamp at time zone 'UTC'),
                    platform.uuid_from((month + interval '1 month') at time zone 'UTC'));
                execute format('create trigger append_only before truncate on %I.%I '
                    'for each statement execute function platform.refuse_change()',
                    home, name || to_char(month, '_YYYY_MM'));
                if exists (select from pg_roles where rolname = 'cartwright') then
                    execute format('revoke update, delete, truncate on %I.%I from cartwright',
                        home, name || to_char(month, '_YYYY_MM'));
                end if;
                made := made + 1;
            exception when invalid_object_definition or duplicate_table then
                null; -- in a partition of the first migration, or just made by another node
            end;
        end if;
    end loop;
    return made;
end
$$;

revoke execute on function platform.make_partitions from public;
