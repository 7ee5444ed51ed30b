create schema ledger;

create table ledger.accounts (
    id       int  generated always as identity primary key,
    code     text not null,
    currency text not null,
    constraint code_is_a_word check (code ~ '^[A-Z_]{1,40}$'),
    constraint currency_is_iso check (currency ~ '^[A-Z]{3}$'),
    constraint one_account_per_currency unique (code, currency)
);

-- What happened, once per kind and source. The source comes first in the key: it is asked for.
create table ledger.transactions (
    id         uuid        primary key,
    at         timestamptz not null,
    kind       text        not null,
    source     uuid        not null, -- the order, or the operation on a payment
    actor_kind text        not null,
    actor_id   text        not null,
    request_id text        not null,
    xact       xid8        not null default pg_current_xact_id(),
    constraint kind_is_kebab_case check (kind ~ '^[a-z]+(-[a-z]+)*$'),
    constraint one_transaction_per_fact unique (source, kind)
);

-- No foreign keys: the check below looks both up anyway, nothing looked up is ever changed or
-- deleted, and a foreign key would make every order share-lock the same few accounts.
create table ledger.entries (
    transaction_id uuid   not null,
    line           int    not null,
    account_id     int    not null,
    debit_minor    bigint not null,
    credit_minor   bigint not null,
    primary key (transaction_id, line),
    constraint either_debit_or_credit check (
        least(debit_minor, credit_minor) = 0 and greatest(debit_minor, credit_minor) > 0)
);

-- Refuses to commit a transaction that does not balance in each of its currencies, that has no
-- entries, or that was begun by another database transaction. It asks what is there when it runs,
-- so neither SET CONSTRAINTS nor a savepoint gets around it.
create function ledger.refuse_unbalanced() returns trigger
    language plpgsql set search_path = pg_catalog as $$
declare
    header uuid;
    currencies int;
    unbalanced int;
begin
    if tg_table_name = 'entries' then
        header := new.transaction_id;
    else
        header := new.id;
    end if;
    if not exists (
        select from ledger.transactions where id = header and xact = pg_current_xact_id()
    ) then
        raise exception 'ledger transaction % was not begun here: it is closed or unknown', header
            using errcode = 'check_violation', constraint = 'entries_come_with_their_header';
    end if;
    select count(*), count(*) filter (where currency is null or lines < 2 or difference <> 0)
    into currencies, unbalanced
    from (
        select currency, count(*) as lines, sum(debit_minor - credit_minor) as difference
        from ledger.entries left join ledger.accounts on accounts.id = account_id
        where transaction_id = header
        group by currency
    ) per_currency;
    if currencies = 0 then
        raise exception 'ledger transaction % has no entries', header
            using errcode = 'check_violation', constraint = 'transactions_have_entries';
    end if;
    if unbalanced > 0 then
        raise exception 'ledger transaction % does not balance', header
            using errcode = 'check_violation', constraint = 'transactions_balance';
    end if;
    return null;
end
$$;

create constraint trigger transactions_balance
    after insert on ledger.transactions deferrable initially deferred
    for each row execute function ledger.refuse_unbalanced();

create constraint trigger transactions_balance
    after insert on ledger.entries deferrable initially deferred
    for each row execute function ledger.refuse_unbalanced();

-- Makes a table append-only for everyone, and takes the right to change it from the application
-- where that has a role of its own.
create function ledger.keep(history regclass) returns void
    language plpgsql set search_path = pg_catalog as $$
begin
    execute format('create or replace trigger append_only before update or delete or truncate '
        'on %s for each statement execute function platform.refuse_change()', history);
    if exists (select from pg_roles where rolname = 'cartwright') then
        execute format('revoke update, delete, truncate on %s from cartwright', history);
    end if;
end
$$;

revoke execute on function ledger.keep from public;

select ledger.keep('ledger.accounts');
select ledger.keep('ledger.transactions');
select ledger.keep('ledger.entries');
