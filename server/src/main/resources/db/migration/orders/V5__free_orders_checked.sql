alter table orders.orders validate constraint payment_status_is_known;
alter table orders.orders validate constraint what_costs_has_a_processor;
