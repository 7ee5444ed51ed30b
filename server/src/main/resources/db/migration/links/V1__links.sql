create schema links;

-- Single use, and only the newest of a user's counts. The address is the one the mail went to. The
-- token is computed from link_id under the server's key, so that it can be mailed again.
create table links.email_verification_tokens (
    token_hash bytea       primary key,
    link_id    uuid        not null,
    user_id    uuid        not null,
    email      text        not null,
    created_at timestamptz not null,
    expires_at timestamptz not null
);

create index email_verification_tokens_of_user on links.email_verification_tokens (user_id);
create index email_verification_tokens_by_expiry
    on links.email_verification_tokens (expires_at);

create table links.password_reset_tokens (
    token_hash bytea       primary key,
    link_id    uuid        not null,
    user_id    uuid        not null,
    email      text        not null,
    created_at timestamptz not null,
    expires_at timestamptz not null
);

create index password_reset_tokens_of_user on links.password_reset_tokens (user_id);
create index password_reset_tokens_by_expiry on links.password_reset_tokens (expires_at);
