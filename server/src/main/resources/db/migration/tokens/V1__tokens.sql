create schema tokens;

-- The keys that access tokens are signed by. A key signs from its moment on until the next one's
-- moment, and is deleted once no token of it can be valid. Both parts of the pair are sealed under
-- the master key. The newest row is never deleted, so a generation's number is given once.
create table tokens.signing_keys (
    kid        text        primary key,
    generation int         not null,
    sealed     bytea       not null,
    made_at    timestamptz not null,
    signs_from timestamptz not null,
    constraint one_key_a_generation unique (generation),
    constraint generations_count_up_from_one check (generation > 0),
    constraint signs_after_it_was_made check (signs_from >= made_at),
    constraint kid_is_a_thumbprint check (kid ~ '^[A-Za-z0-9_-]{43}$')
);
