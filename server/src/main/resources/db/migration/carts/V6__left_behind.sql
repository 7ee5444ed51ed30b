-- When a cart was last changed by its shopper. What is in an index may not change each time, or no
-- change of a cart is a heap-only one any more: so there is the instant, which no index knows, and
-- beside it a coarse one, which goes on every five minutes at most. Carts from before this are as if
-- looked at already: nobody is told of what was left behind weeks ago; from the next change on they
-- are like all others. Both columns begin empty, so no row is written: the table is locked, from
-- readers too, for a moment only, and the index comes in a migration of its own.
alter table carts.carts
    add column changed_at timestamptz,
    add column idle_from  timestamptz; -- five minutes rounded up; null: nothing is to be looked at
