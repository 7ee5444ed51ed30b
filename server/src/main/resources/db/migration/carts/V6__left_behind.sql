-- When a cart was last changed by its shopper. What is in an index may not change each time, or no
-- change of a cart is a heap-only one any more: so there is the instant, which no index knows, and
-- beside it a coarse one, which goes on every five minutes at most. Carts from before this are as if
-- looked at already: nobody is told of what was left behind weeks ago; from the next change on they
-- are like all others. Both columns begin empty, so no row is written and none is locked.
alter table carts.carts
    add column changed_at timestamptz,
    add column idle_from  timestamptz; -- five minutes rounded up; null: nothing is to be looked at

create index carts_left_behind on carts.carts (idle_from)
    where status = 'OPEN' and idle_from is not null
        and (customer_id is not null or email is not null);
