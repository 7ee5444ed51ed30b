create schema carts;

create table carts.carts (
    cart_id         uuid        primary key,
    channel_id      text        not null,
    currency        text        not null,
    status          text        not null default 'OPEN',
    version         int         not null default 1,
    email           text,
    address         jsonb,
    shipping_method text,
    order_id        uuid,       -- what it became; null again when the payment failed
    created_at      timestamptz not null,
    expires_at      timestamptz not null,
    constraint currency_is_iso check (currency ~ '^[A-Z]{3}$'),
    constraint status_is_known check (status in ('OPEN', 'CHECKED_OUT')),
    constraint checked_out_names_its_order check ((status = 'CHECKED_OUT') = (order_id is not null))
) with (fillfactor = 60);

create index carts_to_expire on carts.carts (expires_at) where status = 'OPEN';

create table carts.cart_items (
    id               uuid   primary key,
    cart_id          uuid   not null references carts.carts on delete cascade,
    sku              text   not null,
    name             text   not null,
    quantity         int    not null,
    unit_price_minor bigint not null, -- as last shown; checkout refuses when it changed
    tax_category     text   not null,
    weight_grams     int    not null,
    constraint one_line_per_sku unique (cart_id, sku),
    constraint quantity_is_positive check (quantity > 0),
    constraint price_is_not_negative check (unit_price_minor >= 0)
);
