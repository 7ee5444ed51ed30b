create schema sales;

-- What changed what was sold, one row each: the middle of a star, whose points are all in the row,
-- as they were then. Amounts have the sign of what they do to the sum of what was sold, so that a
-- sum over any rows is right. Items, discount and net are without tax.
create table sales.facts (
    kind           text        not null,
    cause          uuid        not null, -- the order, the refund, or the line of an earlier shop
    line           uuid,       -- of the order; none is its delivery, or an earlier shop's
    source         text        not null, -- live, or the import's id
    at             timestamptz not null,
    day            date        not null, -- in the channel's zone
    sold_day       date        not null, -- of the sale that it changes, where that is known
    channel_id     text        not null,
    order_key      uuid        not null, -- the order's id, or made of an earlier shop's number
    order_number   text        not null,
    buyer          uuid,       -- the customer's id, or made of an earlier shop's name of them
    customer       text,       -- an earlier shop's name of them
    sku            text,       -- none is delivery
    name           text,
    product_id     uuid,
    category       text,
    country        text,
    currency       text        not null,
    units          int         not null, -- of goods
    items_minor    bigint      not null,
    discount_minor bigint      not null,
    tax_minor      bigint      not null,
    net_minor      bigint      not null generated always as (items_minor - discount_minor) stored,
    gross_minor    bigint      not null generated always as
        (items_minor - discount_minor + tax_minor) stored,
    reason         text,
    constraint kind_is_known check (kind in ('SALE', 'CANCELLATION', 'REFUND', 'ADJUSTMENT')),
    constraint currency_is_iso check (currency ~ '^[A-Z]{3}$'),
    constraint live_facts_have_their_sign check (source <> 'live' or case kind
        when 'SALE' then least(units, items_minor, discount_minor, tax_minor) >= 0
        when 'ADJUSTMENT' then false
        else greatest(units, items_minor, discount_minor, tax_minor) <= 0
    end)
);

-- However many servers follow what is sold, and however often a file is imported.
create unique index one_fact_per_cause on sales.facts (cause, kind, line) nulls not distinct;
create index facts_by_day on sales.facts (day);
create index facts_by_order on sales.facts (order_key);
create index sales_by_buyer on sales.facts (buyer, at, order_key)
    where kind = 'SALE' and buyer is not null;

-- Facts are never changed, so who was one person all along is told beside them.
create table sales.merged_buyers (
    buyer uuid primary key,
    now   uuid not null,
    constraint merged_with_somebody_else check (buyer <> now)
);

create index merged_buyers_by_now on sales.merged_buyers (now);

-- How far was looked at what happened.
create table sales.progress (
    feed text        primary key,
    seen timestamptz not null,
    constraint feed_is_known check (feed in ('orders', 'cancellations', 'refunds', 'waivers'))
);

insert into sales.progress (feed, seen) values
    ('orders', 'epoch'), ('cancellations', 'epoch'), ('refunds', 'epoch'), ('waivers', 'epoch');

-- An earlier shop's history, taken in from a file.
create table sales.imports (
    import_id      uuid        primary key,
    channel_id     text        not null,
    currency       text        not null,
    shop           text        not null, -- whose numbers of orders and names of customers they are
    refuse_copies  boolean     not null, -- a line that is in the file twice is an error
    status         text        not null,
    reason         text,
    rows           int         not null default 0, -- read, right or wrong
    without_customer     int   not null default 0,
    cancellations        int   not null default 0,
    prices_not_positive  int   not null default 0,
    negative_quantities  int   not null default 0, -- of lines that cancel nothing
    duplicates     int         not null default 0,
    imported       int         not null default 0,
    refused        int         not null default 0,
    slices         int         not null default 0, -- taken over, of 256
    actor          text        not null,
    created_at     timestamptz not null,
    changed_at     timestamptz not null,
    finished_at    timestamptz,
    constraint currency_is_iso check (currency ~ '^[A-Z]{3}$'),
    constraint status_is_known check (status in ('RECEIVING', 'RUNNING', 'DONE', 'FAILED')),
    constraint over_when_finished check
        ((status in ('DONE', 'FAILED')) = (finished_at is not null)),
    constraint slices_are_of_256 check (slices between 0 and 256)
);

-- Lines that were read and wait to become facts. The print is made of all a line says, and its
-- first byte is the slice: whatever is equal is in one slice.
create table sales.import_lines (
    import_id    uuid        not null references sales.imports,
    slice        smallint    not null,
    print        uuid        not null,
    file_line    int         not null, -- from 1
    kind         text        not null,
    at           timestamptz not null,
    day          date        not null,
    order_key    uuid        not null,
    order_number text        not null,
    buyer        uuid,
    customer     text,
    sku          text        not null,
    name         text,
    country      text,
    units        int         not null,
    items_minor  bigint      not null
);

create index lines_by_slice on sales.import_lines (import_id, slice);

create table sales.import_errors (
    import_id uuid not null references sales.imports,
    number    int  not null generated always as identity,
    file_line int  not null,
    said_sku  text, -- a SKU or not
    field     text not null,
    value     text,
    message   text not null,
    primary key (import_id, number)
);

create trigger append_only
    before update or delete or truncate on sales.facts
    for each statement execute function platform.refuse_change();

do $$
begin
    if exists (select from pg_roles where rolname = 'cartwright') then
        revoke update, delete, truncate on sales.facts from cartwright;
    end if;
end
$$;
