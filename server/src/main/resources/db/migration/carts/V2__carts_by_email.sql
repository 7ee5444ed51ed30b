-- Whose carts there are, for who wants to know or to be forgotten.
create index carts_by_email on carts.carts (email) where email is not null;
