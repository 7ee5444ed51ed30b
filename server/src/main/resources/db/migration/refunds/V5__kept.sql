-- What is kept of the worth of units that came back: neither given back nor left to be given back.
-- The check is validated by the next migration, which needs no lock that keeps refunds waiting.
alter table refunds.payment_refund_lines
    add column kept_items_minor bigint not null default 0,
    add column kept_discount_minor bigint not null default 0,
    add column kept_tax_minor bigint not null default 0,
    add constraint kept_is_not_negative check
        (least(kept_items_minor, kept_discount_minor, kept_tax_minor) >= 0) not valid;
