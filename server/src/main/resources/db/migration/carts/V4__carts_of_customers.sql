-- Also those that were checked out: an address is in them until its person is forgotten.
create index carts_of_customers on carts.carts (customer_id) where customer_id is not null;
drop index carts.carts_by_customer;
