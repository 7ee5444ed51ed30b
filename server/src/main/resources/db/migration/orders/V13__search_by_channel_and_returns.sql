-- By these, too, staff finds few orders among many. Of orders of which nothing comes back there are
-- so many that the newest of them are found without.
create index orders_by_channel on orders.orders (channel_id, order_id);
create index orders_by_return on orders.orders (return_status, order_id)
    where return_status <> 'NONE';
