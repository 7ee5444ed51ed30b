create schema attempts;

-- Tries to sign in, counted before a password is looked at: by address and network, and by address.
-- Keys are computed with a secret, so that nobody reads here who was looked for.
create table attempts.sign_in_attempts (
    key      text        primary key,
    failures int         not null,
    last_at  timestamptz not null,
    next_at  timestamptz not null -- before it no further try counts, or is answered
);

create index sign_in_attempts_by_time on attempts.sign_in_attempts (last_at);
