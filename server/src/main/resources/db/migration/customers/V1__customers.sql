create schema customers;

-- A person, found or made by normalised e-mail at checkout. An account is optional.
create table customers.customers (
    customer_id uuid        primary key,
    email       text        not null,
    name        text        not null,
    created_at  timestamptz not null,
    constraint one_person_per_email unique (email),
    constraint email_is_normalised check (email = lower(email) and email ~ '^[^ @]+@[^ @]+$')
);
