create schema abandonment;

-- A stretch of time in which a cart lies where its shopper left it.
create table abandonment.abandoned_carts (
    id                  uuid        primary key,
    cart_id             uuid        not null, -- of the module carts
    channel_id          text        not null,
    customer_id         uuid, -- whose cart it is; null: a guest's
    email               text, -- where that person read mail then; null once forgotten or its time is over
    person              text        not null, -- the address under the server's key; once forgotten 'forgotten:' and any word
    currency            text        not null,
    value_minor         bigint      not null, -- of the goods, before discounts and delivery
    units               int         not null,
    changed_at          timestamptz not null, -- the cart, for the last time before
    cart_version        int         not null, -- then
    found_at            timestamptz not null,
    ends_at             timestamptz not null, -- what is bought later is no recovery
    holdout             boolean     not null,
    state               text        not null default 'ABANDONED',
    returned_at         timestamptz, -- the cart was changed again
    contacted_at        timestamptz, -- for the first time
    returned_by_link_at timestamptz, -- for the first time
    order_id            uuid,
    recovered_at        timestamptz,
    recovered_by        text,
    order_currency      text,
    order_minor         bigint,
    cancelled_order_id  uuid, -- recovered it, until it was cancelled
    attributed_to       text generated always as (
        case when state <> 'RECOVERED' then null
            when returned_by_link_at <= recovered_at then 'LINK'
            when contacted_at <= recovered_at then 'CONTACT'
            else 'ORGANIC' end) stored,
    constraint one_per_idle_time unique (cart_id, changed_at),
    constraint currency_is_iso check (currency ~ '^[A-Z]{3}$'),
    constraint state_is_known check (state in ('ABANDONED', 'RECOVERED', 'LOST')),
    constraint recovered_by_is_known check (recovered_by in ('SAME_CART', 'SAME_PERSON')),
    constraint there_was_something_in_it check (units > 0 and value_minor >= 0),
    constraint held_out_is_left_alone check
        (not holdout or num_nonnulls(contacted_at, returned_by_link_at) = 0),
    constraint recovered_names_its_order check
        (num_nonnulls(order_id, recovered_at, recovered_by, order_currency, order_minor)
            = case state when 'RECOVERED' then 5 else 0 end)
);

create unique index an_order_recovers_once
    on abandonment.abandoned_carts (order_id) where order_id is not null;
create index abandoned_to_end on abandonment.abandoned_carts (ends_at) where state = 'ABANDONED';
create index abandoned_to_forget on abandonment.abandoned_carts (ends_at) where email is not null;
create index abandoned_by_finding on abandonment.abandoned_carts (found_at);
create index abandoned_by_person on abandonment.abandoned_carts (person);
create index abandoned_by_customer
    on abandonment.abandoned_carts (customer_id) where customer_id is not null;
create index abandoned_by_email
    on abandonment.abandoned_carts (email) where email is not null;

-- Who told the person of it, in whichever way.
create table abandonment.contacts (
    id           uuid        primary key,
    abandoned_id uuid        not null references abandonment.abandoned_carts,
    reference    text        not null, -- of the message, by who sent it
    medium       text        not null,
    at           timestamptz not null,
    noted_at     timestamptz not null,
    noted_by     text        not null,
    constraint a_message_counts_once unique (abandoned_id, reference),
    constraint medium_is_known check (medium in ('EMAIL', 'SMS', 'PUSH', 'OTHER'))
);

create trigger append_only
    before update or delete or truncate on abandonment.contacts
    for each statement execute function platform.refuse_change();

-- When a person's cart was last found: whoever writes here first may tell of one.
create table abandonment.told (
    person  text        primary key,
    told_at timestamptz not null
);

create index told_by_time on abandonment.told (told_at);

-- Up to where orders were looked at: one row.
create table abandonment.progress (
    id          int         primary key,
    orders_seen timestamptz not null,
    constraint there_is_one check (id = 1)
);

do $$
begin
    if exists (select from pg_roles where rolname = 'cartwright') then
        revoke update, delete, truncate on abandonment.contacts from cartwright;
    end if;
end
$$;
