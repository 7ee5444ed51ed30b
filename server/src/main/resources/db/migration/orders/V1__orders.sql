create schema orders;

create sequence orders.order_numbers start 100001;

create table orders.orders (
    order_id          uuid        primary key,
    number            text        not null,
    channel_id        text        not null,
    customer_id       uuid        not null,
    cart_id           uuid        not null,
    status            text        not null,
    payment_status    text        not null,
    version           int         not null default 1,
    email             text        not null,
    delivery_address  jsonb       not null,
    billing_address   jsonb       not null,
    shipping_method   text        not null,
    shipping_name     text        not null,
    currency          text        not null,
    items_minor       bigint      not null,
    discount_minor    bigint      not null,
    shipping_minor    bigint      not null,
    shipping_tax_minor bigint     not null,
    tax_minor         bigint      not null,
    total_minor       bigint      not null,
    tax_included      boolean     not null,
    processor         text        not null,
    access_token_hash bytea       not null,
    ip                text,
    user_agent        text,
    device_id         text,
    locale            text        not null,
    source            text,
    campaign          text,
    created_at        timestamptz not null,
    placed_at         timestamptz,
    constraint one_order_per_number unique (number),
    constraint currency_is_iso check (currency ~ '^[A-Z]{3}$'),
    constraint status_is_known check (status in
        ('DRAFT', 'PENDING_PAYMENT', 'IN_REVIEW', 'PLACED', 'COMPLETED', 'CANCELLED')),
    constraint payment_status_is_known check (payment_status in
        ('PENDING', 'AUTHORIZED', 'CAPTURED', 'DECLINED', 'NOT_TAKEN', 'REFUNDING', 'REFUNDED')),
    constraint amounts_are_not_negative check (least(items_minor, discount_minor, shipping_minor,
        shipping_tax_minor, tax_minor, total_minor) >= 0),
    constraint totals_add_up check (total_minor = items_minor - discount_minor + shipping_minor
        + case when tax_included then 0 else tax_minor end)
) with (fillfactor = 80);

-- A cart has one order that may still become, or has become, a purchase.
create unique index one_living_order_per_cart
    on orders.orders (cart_id) where status <> 'CANCELLED';
create index orders_by_customer on orders.orders (customer_id, order_id);
create index orders_by_status on orders.orders (status, order_id);

create table orders.order_items (
    id               uuid          primary key,
    order_id         uuid          not null references orders.orders,
    position         int           not null,
    sku              text          not null,
    name             text          not null,
    quantity         int           not null,
    unit_price_minor bigint        not null,
    discount_minor   bigint        not null,
    net_minor        bigint        not null,
    tax_rate         numeric(7, 6) not null,
    tax_minor        bigint        not null,
    total_minor      bigint        not null, -- quantity times unit price
    constraint one_line_per_position unique (order_id, position),
    constraint quantity_is_positive check (quantity > 0),
    constraint line_adds_up check (total_minor = quantity * unit_price_minor),
    constraint amounts_are_not_negative check
        (least(unit_price_minor, discount_minor, net_minor, tax_minor, total_minor) >= 0)
);

create table orders.order_status_history (
    id          uuid        primary key,
    order_id    uuid        not null references orders.orders,
    version     int         not null, -- the order's, after this step
    at          timestamptz not null,
    from_status text,
    to_status   text        not null,
    reason      text        not null,
    actor_kind  text        not null,
    actor_id    text        not null,
    request_id  text        not null,
    constraint one_step_per_version unique (order_id, version)
);

create trigger append_only
    before update or delete or truncate on orders.order_status_history
    for each statement execute function platform.refuse_change();
create trigger append_only
    before update or delete or truncate on orders.order_items
    for each statement execute function platform.refuse_change();
