-- A cart that staff writes for somebody: who began it, and since when its customer may see and buy
-- it. All columns begin empty, so no row is written. A draft is never left behind: it has no idle
-- time.
alter table carts.carts
    add column drafted_by     text, -- null: a shopper's own
    add column draft_note     text, -- for staff only
    add column draft_sent_at  timestamptz,
    add column staff_discount jsonb; -- off all of it, and why
-- What staff lets a line cost instead of what the shop asks.
alter table carts.cart_items
    add column special_price_minor bigint,
    add column special_reason      text;
