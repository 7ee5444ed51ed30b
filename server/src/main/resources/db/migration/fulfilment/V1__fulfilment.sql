create schema fulfilment;

-- How far the units of an order's line have come. They are written under the lock of their order's
-- row. A line without a row has not been touched.
create table fulfilment.line_units (
    line_id   uuid primary key, -- of the module orders
    order_id  uuid not null,
    ordered   int  not null,
    cancelled int  not null default 0,
    released  int  not null default 0, -- being picked
    shipped   int  not null default 0,
    delivered int  not null default 0,
    coming_back int not null default 0, -- asked to
    returned  int  not null default 0,
    constraint units_are_not_negative check
        (least(cancelled, released, shipped, delivered, coming_back, returned) >= 0),
    constraint no_unit_goes_twice check (cancelled + released + shipped <= ordered),
    constraint what_arrives_was_sent check (delivered <= shipped),
    constraint what_comes_back_was_sent check (coming_back + returned <= shipped)
);

create index line_units_by_order on fulfilment.line_units (order_id);
create index line_units_to_pick on fulfilment.line_units (order_id)
    where ordered > cancelled + released + shipped;

-- Units of one order that are picked together and leave together.
create table fulfilment.fulfilments (
    id              uuid        primary key,
    order_id        uuid        not null,
    channel_id      text        not null,
    number          text        not null, -- the order's, and which of its fulfilments it is
    location        text, -- null: the parts of a bundle lie at several
    status          text        not null,
    version         int         not null default 1,
    carrier         text,
    tracking_number text,
    tracking_url    text,
    capture_id      uuid, -- the operation that takes the money for it
    released_at     timestamptz not null,
    shipped_at      timestamptz,
    delivered_at    timestamptz,
    cancelled_at    timestamptz,
    constraint one_fulfilment_per_number unique (number),
    constraint status_is_known check (case status
        when 'RELEASED' then shipped_at is null and cancelled_at is null
        when 'SHIPPED' then shipped_at is not null and delivered_at is null
            and cancelled_at is null
        when 'DELIVERED' then shipped_at is not null and delivered_at is not null
        when 'CANCELLED' then cancelled_at is not null and delivered_at is null
        else false
    end)
);

create index fulfilments_by_order on fulfilment.fulfilments (order_id, id);
create index fulfilments_by_status on fulfilment.fulfilments (status, id);
create index fulfilments_on_their_way on fulfilment.fulfilments (shipped_at)
    where status = 'SHIPPED';

create table fulfilment.fulfilment_lines (
    fulfilment_id uuid not null references fulfilment.fulfilments,
    line_id       uuid not null,
    sku           text not null,
    quantity      int  not null,
    primary key (fulfilment_id, line_id),
    constraint quantity_is_positive check (quantity > 0)
);

-- Which lots left with it; of a bundle those of its parts.
create table fulfilment.fulfilment_lots (
    fulfilment_id uuid not null references fulfilment.fulfilments,
    line_sku      text not null,
    sku           text not null,
    location      text not null,
    number        text not null,
    expires_on    date,
    units         int  not null,
    primary key (fulfilment_id, line_sku, sku, location, number),
    constraint units_are_positive check (units > 0)
);

-- When units that are not there yet are expected to leave, as the customer was told.
create table fulfilment.backorder_dates (
    line_id     uuid primary key,
    order_id    uuid not null,
    promised_on date not null
);
