-- The drafts, the newest first. No cart of before is one: reading all carts is all there is to do.
create index drafts_by_time on carts.carts (created_at, cart_id) where drafted_by is not null;
