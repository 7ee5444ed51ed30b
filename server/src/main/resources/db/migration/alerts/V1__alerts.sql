create schema alerts;

-- What the merchant says of a SKU, everywhere or at one location; null is as the next wider says:
-- the location, the SKU, the settings.
create table alerts.rules (
    sku             text not null,
    location        text not null default '', -- empty is everywhere
    threshold       int, -- low at or below so many available
    days_of_cover   int, -- low where they last for fewer days; 0 never
    dead_after_days int, -- dead when none left for so long; 0 never
    primary key (sku, location),
    constraint numbers_are_not_negative check (least(threshold, days_of_cover, dead_after_days) >= 0)
);

-- How goods sell, looked up ahead: the movements of weeks are too many to be read each minute.
create table alerts.paces (
    sku              text not null,
    location         text not null,
    shipped          int  not null, -- in the last 28 days
    last_shipped_at  timestamptz,
    first_stocked_at timestamptz,
    primary key (sku, location)
);

-- What somebody should know about the stock. A row is one stretch of time in which something was
-- wrong: it is raised once, escalated once, acknowledged once and resolved once, and the next
-- stretch is another row. The numbers are those of the moment it was raised.
create table alerts.stock_alerts (
    id                 uuid        primary key,
    kind               text        not null,
    sku                text        not null,
    location           text        not null,
    lot                text, -- null where it is about no lot
    units              int         not null, -- available, on hand, in the lot or missing, by kind
    threshold          int, -- that was reached
    days_of_cover      int, -- whole days for which they last, as they sold
    expires_on         date,
    raised_at          timestamptz not null,
    escalated_at       timestamptz,
    acknowledged_at    timestamptz,
    acknowledged_by    text,
    resolved_at        timestamptz,
    raise_told_on      date, -- by which day's digest
    escalation_told_on date,
    constraint kind_is_known check (kind in (
        'LOW', 'OUT', 'BACK', 'EXPIRING', 'EXPIRED', 'DEAD', 'SHORTAGE')),
    constraint lots_expire check (
        (kind in ('EXPIRING', 'EXPIRED')) = (num_nulls(lot, expires_on) = 0)
        and num_nulls(lot, expires_on) in (0, 2)),
    constraint acknowledged_by_somebody check (
        (acknowledged_at is null) = (acknowledged_by is null)),
    constraint escalations_are_told_of_escalated check (
        escalation_told_on is null or escalated_at is not null)
);

-- However many servers look at once, one of them raises it.
create unique index one_open_alert on alerts.stock_alerts (kind, sku, location, lot)
    nulls not distinct where resolved_at is null;
create index alerts_by_sku on alerts.stock_alerts (sku, id);
create index alerts_by_kind on alerts.stock_alerts (kind, id);
create index alerts_open on alerts.stock_alerts (id) where resolved_at is null;
create index open_alerts_by_sku on alerts.stock_alerts (sku) where resolved_at is null;
create index alerts_to_escalate on alerts.stock_alerts (raised_at)
    where num_nonnulls(resolved_at, acknowledged_at, escalated_at) = 0;
create index alerts_by_digest on alerts.stock_alerts (raise_told_on);
create index escalations_by_digest on alerts.stock_alerts (escalation_told_on)
    where escalated_at is not null;

-- The days of which a digest was made, whether or not there was something to say.
create table alerts.digests (
    day     date        primary key, -- the merchant's
    made_at timestamptz not null
);

-- A UUIDv7 of the given instant, for rows whose number only the statement itself knows.
create function alerts.next_id(at timestamptz) returns uuid
    language sql volatile parallel safe as $$
    select (left(replace(platform.uuid_from(at)::text, '-', ''), 12) || '7'
        || substr(replace(gen_random_uuid()::text, '-', ''), 14))::uuid
$$;
