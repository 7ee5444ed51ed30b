create schema returns;

-- What a customer wants to send back of an order, and what became of that. Written under the lock
-- of the order's row. Its steps are in the order's trail.
create table returns.returns (
    id           uuid        primary key,
    order_id     uuid        not null,
    channel_id   text        not null,
    number       text        not null, -- the order's, and which of its returns it is
    status       text        not null,
    version      int         not null default 1,
    requested_by text        not null,
    requested_at timestamptz not null,
    decided_by   text,
    decided_at   timestamptz,
    instructions text, -- for the customer
    label_url    text,
    rejection    text, -- as the customer is told
    closed_at    timestamptz,
    constraint one_return_per_number unique (number),
    constraint status_is_known check (case status
        when 'REQUESTED' then decided_at is null and closed_at is null
        when 'APPROVED' then decided_at is not null and closed_at is null
        when 'PARTIALLY_RECEIVED' then decided_at is not null and closed_at is null
        when 'RECEIVED' then decided_at is not null and closed_at is not null
        when 'REJECTED' then decided_at is not null and closed_at is not null
        when 'CANCELLED' then closed_at is not null
        else false
    end),
    constraint decided_by_somebody check ((decided_by is null) = (decided_at is null)),
    constraint rejected_for_a_reason check ((status = 'REJECTED') = (rejection is not null))
);

create index returns_by_order on returns.returns (order_id, id);
create index returns_by_status on returns.returns (status, id);

create table returns.return_lines (
    return_id uuid not null references returns.returns,
    line_id   uuid not null, -- of the module orders
    sku       text not null,
    quantity  int  not null,
    reason    text not null,
    comment   text, -- in the customer's own words
    restocked int  not null default 0,
    scrapped  int  not null default 0,
    primary key (return_id, line_id),
    constraint quantity_is_positive check (quantity > 0),
    constraint units_are_not_negative check (least(restocked, scrapped) >= 0),
    constraint no_more_comes_than_was_asked_for check (restocked + scrapped <= quantity)
);

-- Goods of a return that came together, and what goes back for them: the refund of the same id.
create table returns.receipts (
    id           uuid        primary key,
    return_id    uuid        not null references returns.returns,
    currency     text        not null,
    amount_minor bigint      not null, -- 0: there is no refund
    received_by  text        not null,
    received_at  timestamptz not null,
    constraint currency_is_iso check (currency ~ '^[A-Z]{3}$'),
    constraint amount_is_not_negative check (amount_minor >= 0)
);

create index receipts_by_return on returns.receipts (return_id, id);

create table returns.receipt_lines (
    receipt_id uuid not null references returns.receipts,
    number     int  not null,
    line_id    uuid not null,
    condition  text not null,
    units      int  not null,
    location   text, -- null: where they came from, or nowhere
    lot        text,
    primary key (receipt_id, number),
    constraint condition_is_known check (condition in ('RESTOCK', 'SCRAP')),
    constraint units_are_positive check (units > 0)
);

create trigger append_only
    before update or delete or truncate on returns.receipts
    for each statement execute function platform.refuse_change();
create trigger append_only
    before update or delete or truncate on returns.receipt_lines
    for each statement execute function platform.refuse_change();

do $$ begin
    if exists (select from pg_roles where rolname = 'cartwright') then
        revoke update, delete, truncate on returns.receipts, returns.receipt_lines
            from cartwright;
    end if;
end $$;
