create schema refunds;

-- What is given back of an order that stands, or asked to be. What became of the money itself is
-- the operation's to say. Amounts are as the books have them: items and shipping without tax.
create table refunds.payment_refunds (
    id                 uuid        primary key,
    order_id           uuid        not null,
    payment_id         uuid        not null,
    operation_id       uuid,       -- the newest; none before it is granted
    currency           text        not null,
    amount_minor       bigint      not null,
    items_minor        bigint      not null,
    discount_minor     bigint      not null,
    shipping_minor     bigint      not null,
    tax_minor          bigint      not null,
    shipping_tax_minor bigint      not null, -- a part of the tax
    reason             text        not null,
    status             text        not null,
    requested_by       text        not null,
    requested_at       timestamptz not null,
    decided_by         text,       -- the same person, where nobody else had to look at it
    decided_at         timestamptz,
    constraint currency_is_iso check (currency ~ '^[A-Z]{3}$'),
    constraint status_is_known check (status in ('REQUESTED', 'GRANTED', 'REJECTED')),
    constraint amount_is_positive check (amount_minor > 0),
    constraint shares_are_not_negative check (least(items_minor, discount_minor, shipping_minor,
        tax_minor, shipping_tax_minor) >= 0),
    constraint shares_add_up check
        (amount_minor = items_minor - discount_minor + shipping_minor + tax_minor),
    constraint shipping_tax_is_a_part check (shipping_tax_minor <= tax_minor),
    constraint decided_by_somebody check
        ((status = 'REQUESTED') = (decided_by is null)
            and (decided_by is null) = (decided_at is null)),
    constraint granted_with_an_operation check ((status = 'GRANTED') = (operation_id is not null))
);

create index refunds_by_order on refunds.payment_refunds (order_id, id);
create index refunds_by_status on refunds.payment_refunds (status, id);
create unique index one_refund_per_operation on refunds.payment_refunds (operation_id)
    where operation_id is not null;

-- By how much each line of the order is reduced. A plain amount is spread over all lines and names
-- no units; with units it is their share of what is left of the line.
create table refunds.payment_refund_lines (
    refund_id      uuid   not null references refunds.payment_refunds,
    line_id        uuid   not null,
    quantity       int    not null,
    items_minor    bigint not null,
    discount_minor bigint not null,
    tax_minor      bigint not null,
    primary key (refund_id, line_id),
    constraint quantity_is_not_negative check (quantity >= 0),
    constraint shares_are_not_negative check
        (least(items_minor, discount_minor, tax_minor) >= 0)
);

create trigger append_only
    before update or delete or truncate on refunds.payment_refund_lines
    for each statement execute function platform.refuse_change();

do $$ begin
    if exists (select from pg_roles where rolname = 'cartwright') then
        revoke update, delete, truncate on refunds.payment_refund_lines from cartwright;
    end if;
end $$;
