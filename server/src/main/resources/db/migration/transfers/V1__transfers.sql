create schema transfers;

-- Goods on their way: between two locations of the merchant, or from a supplier. Every change of a
-- transfer, its lines and its parcels first locks this row.
create table transfers.transfers (
    transfer_id uuid        primary key,
    origin      text, -- null: a supplier announced them
    destination text        not null,
    reference   text,
    expected_on date,
    status      text        not null,
    created_at  timestamptz not null,
    closed_at   timestamptz,
    actor_kind  text        not null,
    actor_id    text        not null,
    request_id  text        not null,
    constraint travels_somewhere_else check (origin <> destination),
    constraint status_fits_the_origin check (
        case status
            when 'ANNOUNCED' then origin is null
            when 'SENT' then origin is not null
            else status in ('RECEIVING', 'COMPLETED', 'CANCELLED')
        end),
    constraint closed_when_over
        check ((status in ('COMPLETED', 'CANCELLED')) = (closed_at is not null))
);

create index transfers_under_way on transfers.transfers (destination) where closed_at is null;

-- What travels, a SKU at most once. Received counts what arrived broken, too.
create table transfers.lines (
    transfer_id uuid   not null references transfers.transfers,
    line        int    not null, -- its place in the request, from 0
    sku         text   not null,
    unit_cost   bigint, -- of a delivery, in minor units; null is what those on the shelf cost
    sent        int    not null,
    received    int    not null default 0,
    damaged     int    not null default 0, -- of those received
    over        int    not null default 0, -- of those received, beyond what was sent
    missing     int    not null default 0, -- never arrived
    withdrawn   int    not null default 0, -- cancelled before anything arrived
    in_transit  int    not null
        generated always as (sent + over - received - missing - withdrawn) stored,
    primary key (transfer_id, line),
    constraint one_line_per_sku unique (transfer_id, sku),
    constraint counters_are_not_negative check (
        least(unit_cost, received, damaged, over, missing, withdrawn) >= 0 and sent > 0),
    constraint no_more_arrives_than_is_on_its_way
        check (sent + over - received - missing - withdrawn >= 0),
    constraint parts_are_of_the_whole check (damaged <= received and over <= received)
);

-- What a line was packed as when it left: units of one lot that go together, with what they cost.
create table transfers.parcels (
    transfer_id uuid   not null,
    line        int    not null,
    parcel      int    not null, -- of the line, from 0, in the order they were taken off the shelf
    lot         text, -- null: without a label
    expires_on  date,
    units       int    not null,
    value       bigint not null, -- in minor units
    gone        int    not null default 0, -- no longer on their way: arrived, lost or withdrawn
    gone_value  bigint not null default 0,
    primary key (transfer_id, line, parcel),
    foreign key (transfer_id, line) references transfers.lines (transfer_id, line),
    constraint nothing_on_its_way_is_negative check (
        units > 0 and gone between 0 and units and gone_value between 0 and value),
    constraint nothing_is_worth_nothing check (gone < units or gone_value = value)
);

-- Where what was sent is not what arrived in one piece, for good: the shrinkage of the ways.
create table transfers.discrepancies (
    id          uuid        primary key,
    transfer_id uuid        not null,
    line        int         not null,
    kind        text        not null,
    units       int         not null,
    value       bigint      not null, -- what they cost, in minor units
    reason      text        not null,
    at          timestamptz not null,
    actor_kind  text        not null,
    actor_id    text        not null,
    request_id  text        not null,
    foreign key (transfer_id, line) references transfers.lines (transfer_id, line),
    constraint kind_is_known check (kind in ('MISSING', 'DAMAGED', 'OVER')),
    constraint something_differs check (units > 0 and value >= 0)
);

create index discrepancies_by_transfer on transfers.discrepancies (transfer_id);

create trigger rows_are_final
    before update or delete on transfers.discrepancies
    for each row execute function platform.refuse_change();
create trigger append_only
    before truncate on transfers.discrepancies
    for each statement execute function platform.refuse_change();

do $$
begin
    if exists (select from pg_roles where rolname = 'cartwright') then
        revoke update, delete, truncate on transfers.discrepancies from cartwright;
    end if;
end
$$;
