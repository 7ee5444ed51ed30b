-- How far the goods have come, what comes back, and when a purchase was over. What was placed before
-- has its place in these lists too. The checks are validated by the next migration, which needs no
-- lock that keeps purchases waiting.
alter table orders.orders
    add column fulfilment_status text not null default 'UNFULFILLED',
    add column return_status     text not null default 'NONE',
    add column cancelled_at      timestamptz,
    add column completed_at      timestamptz,
    add constraint fulfilment_status_is_known check (fulfilment_status in
        ('UNFULFILLED', 'RELEASED', 'PARTIALLY_SHIPPED', 'SHIPPED', 'PARTIALLY_DELIVERED',
         'DELIVERED', 'CANCELLED')) not valid,
    add constraint return_status_is_known check (return_status in
        ('NONE', 'REQUESTED', 'PARTIALLY_RETURNED', 'RETURNED')) not valid;

-- What is to be picked, or is over soon.
create index orders_by_fulfilment on orders.orders (fulfilment_status, placed_at, order_id)
    where status = 'PLACED';

-- Who did what with an order, beside the steps of its own state.
create table orders.order_trail (
    id         uuid        primary key,
    order_id   uuid        not null references orders.orders,
    at         timestamptz not null,
    kind       text        not null,
    facts      jsonb       not null,
    actor_kind text        not null,
    actor_id   text        not null,
    request_id text        not null,
    constraint kind_is_a_word check (kind ~ '^[a-z]+(-[a-z]+)*$')
);

create index trail_by_order on orders.order_trail (order_id, id);

create trigger append_only
    before update or delete or truncate on orders.order_trail
    for each statement execute function platform.refuse_change();

do $$
begin
    if exists (select from pg_roles where rolname = 'cartwright') then
        revoke update, delete, truncate on orders.order_trail from cartwright;
    end if;
end
$$;
