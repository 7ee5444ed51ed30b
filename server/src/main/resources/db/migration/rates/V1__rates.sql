create schema rates;

-- Ways a parcel travels. No countries means everywhere.
create table rates.shipping_methods (
    channel_id   text     not null,
    code         text     not null,
    name         text     not null,
    currency     text     not null,
    measure      text     not null, -- what the bands count: grams, or minor units of the goods
    tax_category text     not null,
    countries    text[]   not null default '{}',
    position     smallint not null,
    primary key (channel_id, currency, code),
    constraint code_is_a_word check (code ~ '^[a-z0-9-]{1,40}$'),
    constraint currency_is_iso check (currency ~ '^[A-Z]{3}$'),
    constraint measure_is_known check (measure in ('WEIGHT', 'TOTAL'))
);

-- A parcel pays the price of the highest band it reaches. One band from zero is a flat price.
create table rates.shipping_bands (
    channel_id  text   not null,
    currency    text   not null,
    code        text   not null,
    band_from   bigint not null,
    price_minor bigint not null,
    primary key (channel_id, currency, code, band_from),
    foreign key (channel_id, currency, code) references rates.shipping_methods,
    constraint nothing_is_negative check (band_from >= 0 and price_minor >= 0)
);

-- The region's rate, else the country's, else none.
create table rates.tax_rates (
    channel_id text          not null,
    country    text          not null,
    region     text          not null default '', -- empty: the whole country
    category   text          not null,
    rate       numeric(7, 6) not null,
    primary key (channel_id, country, region, category),
    constraint country_is_iso check (country ~ '^[A-Z]{2}$'),
    constraint rate_is_a_fraction check (rate >= 0 and rate < 1)
);
