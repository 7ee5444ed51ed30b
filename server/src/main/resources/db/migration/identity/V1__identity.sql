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

-- One sign-in on one device: the family of its refresh tokens, which is locked by this row. Only
-- the newest generation opens it, and for a moment the one before.
create table identity.sessions (
    session_id   uuid        primary key,
    user_id      uuid        not null references identity.users,
    epoch        int         not null, -- the account's when this began
    generation   int         not null,
    network      text        not null,
    agent        text        not null,
    started_at   timestamptz not null,
    last_used_at timestamptz not null, -- when its newest token was made
    expires_at   timestamptz not null,
    ended_at     timestamptz,
    end_reason   text,
    constraint ended_for_a_reason check ((ended_at is null) = (end_reason is null)),
    constraint end_reason_is_known check (end_reason in ('SIGNED_OUT', 'REVOKED', 'TOKEN_REUSED',
        'PASSWORD_CHANGED', 'EMAIL_CHANGED', 'DISABLED', 'ERASED'))
);

create index sessions_of_user on identity.sessions (user_id, session_id);
create index sessions_by_expiry on identity.sessions (expires_at);
create index sessions_by_end on identity.sessions (ended_at) where ended_at is not null;

-- By hash: who reads this table cannot sign in with it.
create table identity.refresh_tokens (
    session_id uuid        not null references identity.sessions on delete cascade,
    generation int         not null,
    token_hash bytea       not null,
    issued_at  timestamptz not null,
    primary key (session_id, generation),
    constraint a_token_is_of_one_session unique (token_hash)
);

-- Single use, and only the newest of a user's counts. The address is the one the mail went to.
create table identity.email_verification_tokens (
    token_hash bytea       primary key,
    user_id    uuid        not null references identity.users on delete cascade,
    email      text        not null,
    created_at timestamptz not null,
    expires_at timestamptz not null
);

create index email_verification_tokens_of_user on identity.email_verification_tokens (user_id);
create index email_verification_tokens_by_expiry
    on identity.email_verification_tokens (expires_at);

create table identity.password_reset_tokens (
    token_hash bytea       primary key,
    user_id    uuid        not null references identity.users on delete cascade,
    email      text        not null,
    created_at timestamptz not null,
    expires_at timestamptz not null
);

create index password_reset_tokens_of_user on identity.password_reset_tokens (user_id);
create index password_reset_tokens_by_expiry on identity.password_reset_tokens (expires_at);

-- Tries to sign in, counted before a password is looked at: by address and network, and by address.
-- Keys are computed with a secret, so that nobody reads here who was looked for.
create table identity.sign_in_attempts (
    key      text        primary key,
    failures int         not null,
    last_at  timestamptz not null,
    next_at  timestamptz not null -- before it no further try counts, or is answered
);

create index sign_in_attempts_by_time on identity.sign_in_attempts (last_at);
