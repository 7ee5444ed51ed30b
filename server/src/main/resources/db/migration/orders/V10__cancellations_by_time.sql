-- For who follows what was cancelled after it was placed. Placing adds no row here.
create index cancellations_by_time on orders.order_status_history (at, order_id)
    where to_status = 'CANCELLED' and from_status <> 'PENDING_PAYMENT';
