create schema sandbox;

-- The books of the pretended processor: written in a transaction of its own before it answers, so
-- that it remembers what a crash of the shop forgot.
create table sandbox.operations (
    operation_id uuid        primary key,
    kind         text        not null,
    approved     boolean     not null,
    amount_minor bigint      not null,
    currency     text        not null,
    at           timestamptz not null
);
