create schema pricing;

-- A list of prices that holds in some cases: a sale, a group's terms, a country's prices. The base
-- list holds always; of those that hold the highest priority decides, and of equals the lower price.
create table pricing.price_lists (
    price_list     text        primary key,
    name           text        not null,
    kind           text        not null, -- only a SALE is shown to shoppers as a reduction
    channel_id     text,        -- null is every channel
    customer_group text,        -- null is everybody
    countries      text[]      not null default '{}', -- none is everywhere
    priority       int         not null,
    starts_at      timestamptz,
    ends_at        timestamptz,
    version        int         not null,
    changed_at     timestamptz not null,
    constraint list_is_a_word check (price_list ~ '^[a-z0-9-]{1,64}$'),
    constraint kind_is_known check (kind in ('BASE', 'SALE', 'TERMS')),
    constraint only_base_is_base check ((kind = 'BASE') = (price_list = 'base')),
    constraint base_decides_last check ((priority = 0) = (kind = 'BASE') and priority >= 0),
    constraint base_holds_always check (kind <> 'BASE' or (channel_id is null
        and customer_group is null and countries = '{}' and starts_at is null and ends_at is null)),
    constraint starts_before_it_ends check (starts_at < ends_at)
);

insert into pricing.price_lists (price_list, name, kind, priority, version, changed_at)
values ('base', 'Base prices', 'BASE', 0, 1, '1970-01-01T00:00:00Z');

-- What a list was like from when on: yesterday's prices must be explained by yesterday's lists.
create table pricing.price_list_versions (
    price_list     text        not null references pricing.price_lists,
    version        int         not null,
    kind           text        not null,
    channel_id     text,
    customer_group text,
    countries      text[]      not null,
    priority       int         not null,
    starts_at      timestamptz,
    ends_at        timestamptz,
    changed_at     timestamptz not null,
    actor          text        not null,
    request_id     text        not null,
    primary key (price_list, version)
);

insert into pricing.price_list_versions
    (price_list, version, kind, countries, priority, changed_at, actor, request_id)
values ('base', 1, 'BASE', '{}', 0, '1970-01-01T00:00:00Z', 'SYSTEM:migration', 'migration');

create trigger append_only
    before update or delete or truncate on pricing.price_list_versions
    for each statement execute function platform.refuse_change();

-- The prices that the catalogue kept until now become the base list's. No foreign key leads back
-- across schemas; the front door asks whether a SKU is known.
alter table catalog.prices set schema pricing;
alter table pricing.prices drop constraint prices_sku_fkey;
alter table pricing.prices alter column amount_minor drop not null; -- null ends the price
alter table pricing.prices
    add column price_list text not null default 'base' references pricing.price_lists,
    add column min_quantity int not null default 1,
    add constraint quantity_is_positive check (min_quantity > 0);
alter table pricing.prices alter column price_list drop default;
drop index pricing.prices_in_time;

create index prices_in_time on pricing.prices
    (sku, channel_id, currency, price_list, min_quantity, valid_from desc, price_id desc)
    include (amount_minor);
create index prices_by_start on pricing.prices (valid_from);
create index prices_by_list on pricing.prices (price_list, sku) where price_list <> 'base';

-- How far prices that begin by themselves have been announced.
create table pricing.announced (
    only_row     boolean     primary key default true check (only_row),
    announced_at timestamptz not null
);

do $$
begin
    if exists (select from pg_roles where rolname = 'cartwright') then
        revoke update, delete, truncate on pricing.price_list_versions from cartwright;
    end if;
end
$$;

-- What a unit costs, and which list says so; no row where it has no price. Of each list the tier
-- with the most units within the quantity counts, of each tier the row that began last, and of two
-- that began at one instant the one that came later. Inlined by the planner: one select, stable.
create function pricing.price_of(
    of_sku text, in_channel text, in_currency text, seen_at timestamptz,
    to_country text, of_groups text[], units int)
    returns table (minor bigint, price_list text, regular_minor bigint)
    language sql stable parallel safe as $$
    select
        (array_agg(best.amount_minor order by best.priority desc, best.amount_minor,
            best.price_list))[1],
        (array_agg(best.price_list order by best.priority desc, best.amount_minor,
            best.price_list))[1],
        min(best.amount_minor) filter (where best.price_list = 'base')
    from (
        select distinct on (tier.price_list) tier.*
        from (
            select distinct on (price.price_list, price.min_quantity)
                price.price_list, price.min_quantity, price.amount_minor, list.priority
            from pricing.prices price
                join pricing.price_lists list using (price_list)
            where price.sku = of_sku
                and price.channel_id = in_channel
                and price.currency = in_currency
                and price.valid_from <= seen_at
                and price.min_quantity <= units
                and (list.channel_id is null or list.channel_id = in_channel)
                and (list.customer_group is null or list.customer_group = any (of_groups))
                and (list.countries = '{}' or to_country = any (list.countries))
                and (list.starts_at is null or list.starts_at <= seen_at)
                and (list.ends_at is null or list.ends_at > seen_at)
            order by price.price_list, price.min_quantity, price.valid_from desc,
                price.price_id desc
        ) tier
        where tier.amount_minor is not null
        order by tier.price_list, tier.min_quantity desc
    ) best
    having count(*) > 0
$$;
