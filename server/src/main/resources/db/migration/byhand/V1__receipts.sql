create schema byhand;

-- Money of which somebody has seen that it came: each captures a part of a payment.
create table byhand.receipts (
    operation_id uuid        primary key, -- the capture, of the module payments
    order_id     uuid        not null,
    amount_minor bigint      not null,
    currency     text        not null,
    reference    text        not null, -- as the bank or the till names it
    noted_by     text        not null,
    at           timestamptz not null,
    constraint currency_is_iso check (currency ~ '^[A-Z]{3}$'),
    constraint something_came check (amount_minor > 0)
);

create trigger append_only
    before update or delete or truncate on byhand.receipts
    for each statement execute function platform.refuse_change();
create index receipts_by_order on byhand.receipts (order_id);
