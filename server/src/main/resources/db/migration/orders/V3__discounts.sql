-- What promotions took off, line by line: the parts of each line's discount, and of the delivery's.
-- Name, version and code are as they were then.
create table orders.order_discounts (
    id           uuid   primary key,
    order_id     uuid   not null references orders.orders,
    position     int    not null, -- in the order in which promotions were reckoned
    item_id      uuid   references orders.order_items, -- null: off the delivery
    promotion_id uuid   not null, -- of the module promotions
    version      int    not null,
    name         text   not null, -- as shoppers read it
    code         text, -- the coupon that opened it
    amount_minor bigint not null,
    constraint one_part_per_position unique (order_id, position),
    constraint one_part_per_promotion_and_line
        unique nulls not distinct (order_id, promotion_id, item_id),
    constraint something_is_taken_off check (amount_minor > 0),
    constraint versions_begin_with_one check (version > 0)
);

create index discounts_by_promotion on orders.order_discounts (promotion_id, order_id);

-- Orders of a time, to try promotions on.
create index orders_by_placing on orders.orders (placed_at, order_id) where placed_at is not null;

create trigger append_only
    before update or delete or truncate on orders.order_discounts
    for each statement execute function platform.refuse_change();

do $$
begin
    if exists (select from pg_roles where rolname = 'cartwright') then
        revoke update, delete, truncate on orders.order_discounts from cartwright;
    end if;
end
$$;
