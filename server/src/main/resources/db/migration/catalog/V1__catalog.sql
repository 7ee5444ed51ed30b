create schema catalog;

-- A category is known by its slug. The path leads from the top to the category itself.
create table catalog.categories (
    slug   text   primary key,
    parent text   references catalog.categories,
    name   text   not null,
    path   text[] not null,
    constraint slug_is_a_word check (slug ~ '^[a-z0-9._~-]{1,150}$'),
    constraint path_ends_here check (path[cardinality(path)] = slug),
    constraint path_passes_the_parent
        check (parent is not distinct from path[cardinality(path) - 1])
);

-- Archived, never deleted: orders keep naming what they sold. Whether units are in stock is the
-- inventory's news, followed a moment later. Rank turns popularity around, so that one ascending
-- index serves the order of lists and a comparison of rows goes on where a page ended.
create table catalog.products (
    product_id uuid        primary key,
    slug       text        not null,
    category   text        not null references catalog.categories,
    brand      text,
    status     text        not null,
    popularity int         not null,
    rank       int         not null generated always as (-popularity) stored,
    images     text[]      not null default '{}',
    in_stock   boolean     not null default false,
    created_at timestamptz not null,
    constraint slug_is_unique unique (slug),
    constraint slug_is_a_word check (slug ~ '^[a-z0-9._~-]{1,150}$'),
    constraint status_is_known check (status in ('DRAFT', 'ACTIVE', 'ARCHIVED')),
    constraint popularity_is_not_negative check (popularity >= 0)
);

create index products_as_listed on catalog.products (rank, product_id) where status = 'ACTIVE';

-- One row per active product and category it is found under, its own and all above, so that a
-- page of any branch of the tree is one range of the key.
create table catalog.listed_products (
    category   text not null references catalog.categories,
    rank       int  not null,
    product_id uuid not null references catalog.products,
    primary key (category, rank, product_id)
);

create index listed_by_product on catalog.listed_products (product_id);

create table catalog.product_texts (
    product_id  uuid not null references catalog.products,
    locale      text not null, -- BCP 47
    name        text not null,
    description text not null,
    primary key (product_id, locale)
);

create table catalog.variants (
    sku          text primary key,
    product_id   uuid not null references catalog.products,
    position     int  not null,
    name         text not null default '',
    tax_category text not null default 'standard',
    weight_grams int,
    constraint one_variant_per_position unique (product_id, position),
    constraint sku_is_printable check (sku ~ '^[^/[:cntrl:]]{1,64}$'),
    constraint weight_is_not_negative check (weight_grams >= 0)
);

create unique index one_variant_whatever_the_case on catalog.variants (lower(sku));

-- The price at an instant is the one with the latest valid_from up to it; of two from the same
-- instant, the one that came later. A price planned wrongly is put right by another row.
create table catalog.prices (
    price_id     bigint      primary key generated always as identity,
    sku          text        not null references catalog.variants,
    channel_id   text        not null,
    currency     text        not null,
    amount_minor bigint      not null,
    valid_from   timestamptz not null,
    created_at   timestamptz not null,
    actor        text        not null,
    request_id   text        not null,
    constraint currency_is_a_code check (currency ~ '^[A-Z]{3}$'),
    constraint amount_is_not_negative check (amount_minor >= 0)
);

create index prices_in_time
    on catalog.prices (sku, channel_id, currency, valid_from desc, price_id desc)
    include (amount_minor);

create trigger append_only
    before update or delete or truncate on catalog.prices
    for each statement execute function platform.refuse_change();

do $$
begin
    if exists (select from pg_roles where rolname = 'cartwright') then
        revoke update, delete, truncate on catalog.prices from cartwright;
    end if;
end
$$;
