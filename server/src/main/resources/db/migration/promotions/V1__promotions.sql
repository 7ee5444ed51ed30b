create schema promotions;

-- A promotion as it stands. What it says is in its versions: carts are reckoned with the published
-- one, staff may have written others since.
create table promotions.promotions (
    promotion_id      uuid        primary key,
    name              text        not null, -- this, the code and the channels: as written last
    code_required     boolean     not null,
    channels          text[]      not null, -- none is everywhere
    state             text        not null,
    version           int         not null, -- the one written last
    published_version int,
    uses_per_customer int, -- of the published version, as is the next
    valid_until       timestamptz,
    requested_version int, -- waits for a second person
    requested_by      text,
    revision          int         not null, -- counts every change, of its state too
    created_at        timestamptz not null,
    changed_at        timestamptz not null,
    constraint state_is_known check (state in ('DRAFT', 'ACTIVE', 'PAUSED', 'ENDED')),
    constraint published_unless_it_is_a_draft check
        (state = 'ENDED' or (state = 'DRAFT') = (published_version is null)),
    constraint versions_were_written check
        (version > 0 and published_version between 1 and version),
    constraint asks_for_its_last_version check (requested_version = version),
    constraint asked_by_somebody check ((requested_version is null) = (requested_by is null)),
    constraint uses_are_positive check (uses_per_customer > 0)
);

create index promotions_by_state on promotions.promotions (state, promotion_id);

-- Every version that was ever written, by whom.
create table promotions.promotion_versions (
    promotion_id uuid        not null references promotions.promotions,
    version      int         not null,
    definition   jsonb       not null, -- with its limits
    written_at   timestamptz not null,
    actor        text        not null,
    request_id   text        not null,
    primary key (promotion_id, version)
);

-- What was done with it, by whom.
create table promotions.promotion_changes (
    promotion_id uuid        not null references promotions.promotions,
    revision     int         not null,
    change       text        not null,
    version      int         not null, -- that was written, asked for, published
    changed_at   timestamptz not null,
    actor        text        not null,
    request_id   text        not null,
    primary key (promotion_id, revision),
    constraint change_is_known check (change in
        ('WRITTEN', 'REQUESTED', 'REJECTED', 'PUBLISHED', 'PAUSED', 'RESUMED', 'ENDED'))
);

create trigger append_only
    before update or delete or truncate on promotions.promotion_versions
    for each statement execute function platform.refuse_change();

create trigger append_only
    before update or delete or truncate on promotions.promotion_changes
    for each statement execute function platform.refuse_change();

-- How much of a limit is used up: rows to be asked and counted up in one step. Only what was
-- reserved while there was the limit counts.
create table promotions.promotion_limits (
    promotion_id uuid   not null references promotions.promotions,
    counts       text   not null, -- USES, or the currency whose minor units are spent
    most         bigint, -- null: not limited any more
    used         bigint not null default 0,
    primary key (promotion_id, counts),
    constraint counts_uses_or_money check (counts = 'USES' or counts ~ '^[A-Z]{3}$'),
    constraint used_within_its_limit check (used between 0 and coalesce(most, used))
) with (fillfactor = 50); -- counting touches no index

create table promotions.customer_limits (
    promotion_id uuid not null references promotions.promotions,
    customer_id  uuid not null,
    used         int  not null,
    most         int  not null, -- the limit at the last use
    primary key (promotion_id, customer_id),
    constraint used_within_its_limit check (used between 0 and most)
);

create index limits_by_customer on promotions.customer_limits (customer_id);

-- An order counts once on each promotion that applied to it, and is given back at most once. No
-- foreign key: it would lock the promotion's row, which all purchases share.
create table promotions.promotion_usage (
    order_id         uuid        not null,
    promotion_id     uuid        not null,
    version          int         not null,
    channel_id       text        not null,
    customer_id      uuid, -- null: forgotten
    code             text,
    batch_id         uuid, -- of the code
    currency         text        not null,
    goods_minor      bigint      not null, -- off the goods
    shipping_minor   bigint      not null, -- off the delivery
    gifts_minor      bigint      not null, -- what gifts would have cost
    paid_minor       bigint      not null, -- for the order's goods, after all discounts
    goods_cost_minor bigint, -- what they cost the shop; null: not known of all
    counts_use       boolean     not null, -- on the limit of uses; so on
    counts_money     boolean     not null,
    counts_customer  boolean     not null,
    reserved_at      timestamptz not null,
    released_at      timestamptz,
    constraint one_use_per_order primary key (order_id, promotion_id),
    constraint amounts_are_not_negative check
        (least(goods_minor, shipping_minor, gifts_minor, paid_minor) >= 0)
);

create index usage_by_promotion
    on promotions.promotion_usage (promotion_id, reserved_at desc, order_id desc);
create index usage_by_batch on promotions.promotion_usage (batch_id, reserved_at)
    where batch_id is not null;
create index usage_by_customer on promotions.promotion_usage (customer_id)
    where customer_id is not null;

do $$
begin
    if exists (select from pg_roles where rolname = 'cartwright') then
        revoke update, delete, truncate
            on promotions.promotion_versions, promotions.promotion_changes from cartwright;
        revoke delete, truncate on promotions.promotion_usage from cartwright;
    end if;
end
$$;
