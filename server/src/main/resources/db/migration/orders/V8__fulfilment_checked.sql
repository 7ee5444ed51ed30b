alter table orders.orders validate constraint fulfilment_status_is_known;
alter table orders.orders validate constraint return_status_is_known;
