-- What the merchant calls some of its customers; promotions may be for them alone.
alter table customers.customers add column groups text[] not null default '{}';
