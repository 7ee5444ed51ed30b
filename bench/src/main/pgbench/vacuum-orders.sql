set statement_timeout = 0;
vacuum analyze orders.orders;
vacuum analyze orders.order_items;
