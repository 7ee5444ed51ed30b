create schema paymentmethods;

-- Whom a processor knows a customer of ours as. Made before the first payment that is to be
-- remembered; of two who make it at once the first one's is everybody's.
create table paymentmethods.holders (
    processor   text        not null,
    account     text        not null, -- whose names these are
    customer_id uuid        not null,
    reference   text        not null,
    created_at  timestamptz not null,
    primary key (processor, account, customer_id)
);

create index holders_by_customer on paymentmethods.holders (customer_id);

-- What is paid with in these operations is to be remembered once they have succeeded.
create table paymentmethods.wishes (
    operation_id uuid        primary key,
    customer_id  uuid,       -- null: forgotten meanwhile, so what was kept is detached
    processor    text        not null,
    account      text        not null,
    created_at   timestamptz not null,
    due_at       timestamptz not null,
    attempts     int         not null default 0
) with (fillfactor = 70);

create index wishes_due on paymentmethods.wishes (due_at);
create index wishes_by_customer on paymentmethods.wishes (customer_id);

-- What customers may pay with again: the processor's own name for it, and what can be shown of it.
create table paymentmethods.methods (
    id           uuid        primary key,
    customer_id  uuid        not null,
    processor    text        not null,
    account      text        not null,
    holder       text        not null, -- whom the processor keeps it for
    token        text        not null,
    brand        text        not null,
    last_four    text,
    expiry_month int,
    expiry_year  int,
    is_default   boolean     not null default false,
    created_at   timestamptz not null,
    constraint a_token_is_one_method unique (processor, account, token),
    constraint last_four_is_no_number check (length(last_four) = 4),
    constraint expiry_is_whole check ((expiry_month is null) = (expiry_year is null))
);

create index methods_by_customer on paymentmethods.methods (customer_id, id);
create unique index one_default_per_customer on paymentmethods.methods (customer_id)
    where is_default;

-- What is forgotten here and the processor is still to forget.
create table paymentmethods.detachments (
    id         uuid        primary key,
    processor  text        not null,
    account    text        not null,
    token      text        not null,
    created_at timestamptz not null,
    due_at     timestamptz not null,
    attempts   int         not null default 0,
    constraint a_token_is_detached_once unique (processor, account, token)
) with (fillfactor = 70);

create index detachments_due on paymentmethods.detachments (due_at);
