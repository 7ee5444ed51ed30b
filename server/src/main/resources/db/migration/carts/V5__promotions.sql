-- In the cart's own row, so that opening a cart asks for nothing more: the codes a shopper entered,
-- what was last shown as taken off, and what a checkout that did not stand learned of the buyer.
alter table carts.carts
    add column coupons   jsonb not null default '[]', -- in the order they were entered
    add column shown     jsonb, -- null: nothing was off
    add column buyer_id  uuid, -- of a guest's cart: the customer with its e-mail address
    add column pays_with text; -- the processor
