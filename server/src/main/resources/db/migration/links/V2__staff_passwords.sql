-- As the others, for people who work with the shop.
create table links.staff_password_tokens (
    token_hash bytea       primary key,
    link_id    uuid        not null,
    user_id    uuid        not null,
    email      text        not null,
    created_at timestamptz not null,
    expires_at timestamptz not null
);

create index staff_password_tokens_of_user on links.staff_password_tokens (user_id);
create index staff_password_tokens_by_expiry on links.staff_password_tokens (expires_at);
