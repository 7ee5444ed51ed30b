create schema ordermails;

-- What buyers were to be told of their orders, whether a mail went out or not: so that it is told
-- once, and can be told again. Whose the order is, and what was bought, is not in here.
create table ordermails.occasions (
    kind     text        not null,
    id       uuid        not null, -- of the cause: an event, a parcel, a refund
    order_id uuid        not null,
    at       timestamptz not null,
    about    jsonb       not null,
    primary key (kind, id)
);

create index occasions_by_order on ordermails.occasions (order_id, kind, at);
