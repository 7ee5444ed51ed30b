create schema identity;

-- An account: who may sign in as which person. Until the address is verified there is no person,
-- and after an erasure there is none any more.
create table identity.users (
    user_id       uuid        primary key,
    customer_id   uuid,
    email         text        not null,
    name          text        not null,
    password_hash text, -- none: nobody gets in before a reset
    status        text        not null,
    epoch         int         not null default 0, -- one more whenever all sessions end
    channel_id    text        not null,
    locale        text        not null,
    created_at    timestamptz not null,
    verified_at   timestamptz,
    asked_at      timestamptz, -- when it was registered last, while it waits,
    asked_from    text,        -- and from which network: its reader is told
    constraint one_account_per_email unique (email),
    constraint one_account_per_person unique (customer_id),
    constraint status_is_known check (status in ('PENDING', 'ACTIVE', 'DISABLED', 'ERASED')),
    constraint a_person_once_verified
        check ((status in ('ACTIVE', 'DISABLED')) = (customer_id is not null)),
    constraint pending_until_verified check ((status = 'PENDING') = (verified_at is null)),
    constraint told_who_asked_while_pending check (
        num_nonnulls(asked_at, asked_from) = case when status = 'PENDING' then 2 else 0 end)
);

-- How many mails to an address were asked for without a word of its owner's. Keys are computed with
-- a secret, so that nobody reads here whose address it is.
create table identity.asked_mails (
    key       text        primary key,
    mails     int         not null,
    since     timestamptz not null, -- when the day began for which they are counted
    last_at   timestamptz not null,
    constraint at_least_one check (mails > 0)
);

create index asked_mails_by_day on identity.asked_mails (since);
