create schema sessions;

-- One sign-in on one device: the family of its refresh tokens, which is locked by this row. Only
-- the newest generation opens it, and for a moment the one before.
create table sessions.sessions (
    session_id   uuid        primary key,
    user_id      uuid        not null, -- an account, locked before its sessions
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

create index sessions_of_user on sessions.sessions (user_id, session_id);
create index sessions_by_expiry on sessions.sessions (expires_at);
create index sessions_by_end on sessions.sessions (ended_at) where ended_at is not null;

-- By hash: who reads this table cannot sign in with it.
create table sessions.refresh_tokens (
    session_id uuid        not null references sessions.sessions on delete cascade,
    generation int         not null,
    token_hash bytea       not null,
    issued_at  timestamptz not null,
    primary key (session_id, generation),
    constraint a_token_is_of_one_session unique (token_hash)
);
