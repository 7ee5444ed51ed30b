-- Random secrets of this shop, such as the pepper of its passwords; sealed under the master key.
create table platform.secrets (
    name    text        primary key,
    sealed  bytea       not null,
    made_at timestamptz not null
);
