-- What a promotion gave is told apart from what somebody picked and another promotion made free.
alter table orders.order_items add column gift boolean not null default false;
