create schema search;

create extension if not exists pg_trgm with schema public;
create extension if not exists unaccent with schema public;

-- One configuration a language, each blind to accents; "plain" keeps words as they are written.
do $$
declare
    language text;
begin
    foreach language in array '{danish,dutch,english,finnish,french,german,hungarian,italian,
        norwegian,portuguese,romanian,russian,simple,spanish,swedish,turkish}'::text[] loop
        execute format('create text search configuration search.%I (copy = pg_catalog.%I)',
            replace(language, 'simple', 'plain'), language);
        execute format('alter text search configuration search.%I
            alter mapping for hword, hword_part, word with public.unaccent, %I',
            replace(language, 'simple', 'plain'),
            replace(language || '_stem', 'simple_stem', 'simple'));
    end loop;
end
$$;

create function search.configuration(locale text) returns regconfig
    language sql immutable parallel safe as $$
    select case split_part(locale, '-', 1)
        when 'da' then 'search.danish'::regconfig
        when 'nl' then 'search.dutch'::regconfig
        when 'en' then 'search.english'::regconfig
        when 'fi' then 'search.finnish'::regconfig
        when 'fr' then 'search.french'::regconfig
        when 'de' then 'search.german'::regconfig
        when 'hu' then 'search.hungarian'::regconfig
        when 'it' then 'search.italian'::regconfig
        when 'nb' then 'search.norwegian'::regconfig
        when 'nn' then 'search.norwegian'::regconfig
        when 'no' then 'search.norwegian'::regconfig
        when 'pt' then 'search.portuguese'::regconfig
        when 'ro' then 'search.romanian'::regconfig
        when 'ru' then 'search.russian'::regconfig
        when 'es' then 'search.spanish'::regconfig
        when 'sv' then 'search.swedish'::regconfig
        when 'tr' then 'search.turkish'::regconfig
        else 'search.plain'::regconfig
    end
$$;

create aggregate search.all_words(tsvector)
    (sfunc = tsvector_concat, stype = tsvector, initcond = '');

-- An active product as it stands in one market, a channel's currency; without a price there is no
-- row. Whether units are in stock is the inventory's news, followed a moment later; no index has
-- it, so that such a change stays on its page.
create table search.listings (
    channel_id   text        not null,
    currency     text        not null,
    product_id   uuid        not null,
    slug         text        not null,
    names        jsonb       not null, -- by language
    name         text        not null, -- in the channel's language
    sort_name    text        not null, -- the same without capitals and accents
    brand        text,
    category     text        not null,
    image        text,
    skus         text[]      not null,
    rank         int         not null, -- popularity turned around: the best seller is lowest
    price_minor  bigint      not null, -- of the cheapest variant, for anybody
    in_stock     boolean     not null,
    published_at timestamptz not null,
    facets       text[]      not null, -- category:… of all above, brand:…, tag:…, attribute:…=…, sku:…
    words        tsvector    not null, -- A name, B its stems, C details, D description's stems
    refreshed_at timestamptz not null,
    primary key (product_id, channel_id, currency)
) with (fillfactor = 90);

create index listings_by_rank
    on search.listings (channel_id, currency, rank, product_id);
create index listings_by_price
    on search.listings (channel_id, currency, price_minor, product_id);
create index listings_by_publication
    on search.listings (channel_id, currency, published_at, product_id);
create index listings_by_name
    on search.listings (channel_id, currency, sort_name, product_id);
create index listings_by_facet on search.listings using gin (facets);
create index listings_by_word on search.listings using gin (words);
create index listings_to_learn_from on search.listings (refreshed_at, product_id);

-- A listing once under its category and every one above: a page of any branch of the tree in any
-- order is one range of one index, the last as quick as the first, however few of all are in it.
create table search.shelves (
    channel_id   text        not null,
    currency     text        not null,
    category     text        not null,
    product_id   uuid        not null,
    rank         int         not null,
    price_minor  bigint      not null,
    published_at timestamptz not null,
    sort_name    text        not null,
    primary key (product_id, channel_id, currency, category)
);

create index shelves_by_rank
    on search.shelves (channel_id, currency, category, rank, product_id);
create index shelves_by_price
    on search.shelves (channel_id, currency, category, price_minor, product_id);
create index shelves_by_publication
    on search.shelves (channel_id, currency, category, published_at, product_id);
create index shelves_by_name
    on search.shelves (channel_id, currency, category, sort_name, product_id);

-- Every word that listings use, so that a word nobody uses can be told to be one that somebody
-- uses, misspelt. Followed by a job, a moment later.
create table search.vocabulary (
    word  text    primary key,
    whole boolean not null -- else only its stem is used
);

create index vocabulary_by_trigram on search.vocabulary using gin (word gin_trgm_ops) where whole;

create table search.vocabulary_progress (
    only_row  boolean     primary key default true check (only_row),
    collected timestamptz not null
);

insert into search.vocabulary_progress (collected) values ('1970-01-01T00:00:00Z');
