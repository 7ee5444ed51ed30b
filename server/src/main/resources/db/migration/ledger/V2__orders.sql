alter table ledger.transactions
    add column order_id uuid, -- on whose statement it is; null for what is about no order
    add column place    int not null default 1; -- among the facts that were posted with it

-- What befell an order has it as its source. Of operations posted before, only payments knows the
-- order: they stay without one, and are found by their source as ever.
alter table ledger.transactions disable trigger append_only;
update ledger.transactions set order_id = source
where kind in ('order-placed', 'order-cancelled');
alter table ledger.transactions enable trigger append_only;

create index transactions_by_order on ledger.transactions (order_id) where order_id is not null;
