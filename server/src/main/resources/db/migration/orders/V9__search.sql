-- How staff finds orders. All lists end with the order's id, which grows with time.
create extension if not exists pg_trgm with schema public;

alter table orders.orders add column tags text[] not null default '{}';

create index orders_by_email on orders.orders (email text_pattern_ops, order_id);
create index orders_by_name on orders.orders
    using gin (lower(delivery_address ->> 'name') gin_trgm_ops);
create index orders_by_tag on orders.orders using gin (tags);
create index orders_by_payment on orders.orders (payment_status, order_id);
create index orders_by_goods on orders.orders (fulfilment_status, order_id);
create index orders_by_total on orders.orders (currency, total_minor);
create index items_by_sku on orders.order_items (sku, order_id);
