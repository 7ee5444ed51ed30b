-- What people say about themselves, and what became of them. Who was merged into another has no
-- e-mail any more; who was erased has one that nobody can guess.
alter table customers.customers
    add column phone text,
    add column locale text, -- BCP 47
    add column version int not null default 1,
    add column merged_into uuid references customers.customers,
    add column erased_at timestamptz,
    alter column email drop not null,
    add constraint only_the_merged_lack_an_email
        check ((email is null) = (merged_into is not null));

create index customers_merged on customers.customers (merged_into) where merged_into is not null;

create table customers.addresses (
    id               uuid        primary key,
    customer_id      uuid        not null references customers.customers,
    label            text,
    name             text        not null,
    line1            text        not null,
    line2            text,
    city             text        not null,
    region           text,
    postal_code      text,
    country          text        not null,
    default_shipping boolean     not null,
    default_billing  boolean     not null,
    created_at       timestamptz not null,
    changed_at       timestamptz not null,
    constraint country_is_a_code check (country ~ '^[A-Z]{2}$')
);

create index addresses_by_customer on customers.addresses (customer_id, id);
create unique index one_default_for_shipping
    on customers.addresses (customer_id) where default_shipping;
create unique index one_default_for_billing
    on customers.addresses (customer_id) where default_billing;

-- Each time somebody agreed or withdrew; of a purpose the newest counts.
create table customers.consents (
    id          uuid        primary key,
    customer_id uuid        not null references customers.customers,
    purpose     text        not null,
    given       boolean     not null,
    at          timestamptz not null,
    locale      text        not null, -- of the text that was shown
    revision    text,                 -- of the text that was shown
    channel_id  text        not null,
    source      text        not null,
    actor_kind  text        not null,
    actor_id    text        not null,
    request_id  text        not null,
    constraint purpose_is_a_word check (purpose ~ '^[a-z0-9-]{1,50}$')
);

create index consents_by_customer on customers.consents (customer_id, purpose, id);

-- The proof beside it, which erasure deletes.
create table customers.consent_proofs (
    id      uuid primary key references customers.consents,
    text    text not null, -- as it was shown
    network text not null
);

-- The receipts: who was erased, when and on whose word; nothing of who it was.
create table customers.erasures (
    id          uuid        primary key,
    customer_id uuid        not null,
    at          timestamptz not null,
    changed     jsonb       not null, -- rows by module
    actor_kind  text        not null,
    actor_id    text        not null,
    request_id  text        not null,
    constraint one_erasure_per_customer unique (customer_id)
);

create trigger append_only
    before update or delete or truncate on customers.consents
    for each statement execute function platform.refuse_change();
create trigger append_only
    before update or delete or truncate on customers.erasures
    for each statement execute function platform.refuse_change();

do $$
begin
    if exists (select from pg_roles where rolname = 'cartwright') then
        revoke update, delete, truncate on customers.consents, customers.erasures from cartwright;
    end if;
end
$$;
