-- By itself, so that no table is locked for more than this needs: while all carts are read for it
-- shoppers see theirs, and changes wait. No cart is in it yet, so reading is all there is to do. Not
-- "concurrently": that waits for whoever holds a transaction open, and one of them is the lock by
-- which Flyway keeps servers from migrating at once.
create index carts_left_behind on carts.carts (idle_from)
    where status = 'OPEN' and idle_from is not null
        and (customer_id is not null or email is not null);
