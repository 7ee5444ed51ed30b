create schema apikeys;

-- What programs of the merchant's show for who they are. A key itself is nowhere: only its hash.
create table apikeys.api_keys (
    key_id        uuid        primary key,
    name          text        not null check (name <> ''),
    -- Its last four characters, so that somebody who holds it finds it here.
    hint          text        not null,
    hash          bytea       not null unique,
    permissions   text[]      not null check (cardinality(permissions) > 0),
    made_at       timestamptz not null,
    made_by       text        not null,
    expires_at    timestamptz,
    -- To the minute, as a busy program would else write this row each time it asks.
    last_used_at  timestamptz,
    last_network  text,
    -- The key that stands in its place from now on.
    replaced_by   uuid        references apikeys.api_keys,
    revoked_at    timestamptz,
    revoked_by    text,
    check ((revoked_at is null) = (revoked_by is null))
);
