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
    constraint one_account_per_email unique (email),
    constraint one_account_per_person unique (customer_id),
    constraint status_is_known check (status in ('PENDING', 'ACTIVE', 'DISABLED', 'ERASED')),
    constraint a_person_once_verified
        check ((status in ('ACTIVE', 'DISABLED')) = (customer_id is not null)),
    constraint pending_until_verified check ((status = 'PENDING') = (verified_at is null))
);
