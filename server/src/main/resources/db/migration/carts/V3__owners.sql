-- The customer a cart belongs to: nobody else then opens it. A guest's belongs to who knows its id.
alter table carts.carts add column customer_id uuid;

create index carts_by_customer on carts.carts (customer_id, cart_id)
    where status = 'OPEN' and customer_id is not null;
