create schema pricealerts;

-- Locked while an alert of a shopper's is made: whoever asks for many at once gets no more than are
-- allowed.
create table pricealerts.shoppers (
    customer_id uuid primary key
);

-- Who waits for which price. Two prices say what happens next, so that whoever looks computes
-- nothing: at or below the one it fires, from the other on it is armed again.
create table pricealerts.price_alerts (
    alert_id        uuid        primary key,
    customer_id     uuid        not null,
    channel_id      text        not null,
    sku             text        not null,
    currency        text        not null,
    percentage      int,        -- off the price when it was said; null where a price was named
    said_minor      bigint      not null, -- what it cost when this was said
    threshold_minor bigint      not null, -- what is waited for: so much or less
    fires_at_minor  bigint      not null, -- so much or less: the threshold; once told, a step less
    arms_at_minor   bigint,     -- it was told; so much or more arms it again. null: it is armed
    before_minor    bigint      not null, -- what the next firing says it cost before
    told_minor      bigint,     -- by the newest firing
    firings         int         not null default 0,
    held_on         date,       -- the day whose limit was reached: it is told on another
    made_at         timestamptz not null,
    changed_at      timestamptz not null,
    expires_at      timestamptz not null,
    ended_at        timestamptz,
    end_reason      text,
    constraint percentage_is_part check (percentage between 1 and 90),
    constraint waits_for_less check (threshold_minor >= 0 and threshold_minor < said_minor),
    constraint fires_at_or_below_the_threshold check (fires_at_minor <= threshold_minor),
    constraint armed_fires_at_the_threshold check (
        arms_at_minor is not null or fires_at_minor = threshold_minor),
    constraint arms_above_the_threshold check (arms_at_minor > threshold_minor),
    constraint told_by_a_firing check ((firings = 0) = (told_minor is null) and firings >= 0),
    constraint ended_for_a_reason check ((ended_at is null) = (end_reason is null)),
    constraint reason_is_known check (
        end_reason in ('WITHDRAWN', 'NO_LONGER_SOLD', 'EXPIRED', 'MERGED')),
    constraint what_ended_is_not_held check (ended_at is null or held_on is null)
);

-- However often somebody asks at once, one alert of theirs waits.
create unique index one_active_alert
    on pricealerts.price_alerts (customer_id, channel_id, sku, currency) where ended_at is null;
create index alerts_by_market on pricealerts.price_alerts (channel_id, currency, sku)
    where ended_at is null;
create index alerts_held on pricealerts.price_alerts (channel_id, currency, sku)
    where held_on is not null;
create index alerts_by_end on pricealerts.price_alerts (expires_at) where ended_at is null;
create index alerts_by_customer on pricealerts.price_alerts (customer_id, alert_id);
create index alerts_by_sku on pricealerts.price_alerts (sku, alert_id);

-- How often a customer was told on a day of the channel's: the limit is kept here.
create table pricealerts.price_alert_days (
    customer_id uuid not null,
    day         date not null,
    firings     int  not null,
    primary key (customer_id, day),
    constraint firings_are_counted check (firings > 0)
);

-- What was told, for good. Whose it was the alert says, for as long as there is one.
create table pricealerts.price_alert_firings (
    firing_id       uuid        primary key,
    alert_id        uuid        not null,
    number          int         not null, -- of the alert's
    channel_id      text        not null,
    sku             text        not null,
    currency        text        not null,
    before_minor    bigint      not null,
    price_minor     bigint      not null,
    threshold_minor bigint      not null,
    day             date        not null, -- of the channel's, whose limit it counts against
    fired_at        timestamptz not null,
    constraint numbers_of_an_alert_are_distinct unique (alert_id, number),
    constraint told_of_a_drop check (price_minor <= threshold_minor and price_minor < before_minor)
);

create trigger append_only
    before update or delete or truncate on pricealerts.price_alert_firings
    for each statement execute function platform.refuse_change();

do $$
begin
    if exists (select from pg_roles where rolname = 'cartwright') then
        revoke update, delete, truncate on pricealerts.price_alert_firings from cartwright;
    end if;
end
$$;
