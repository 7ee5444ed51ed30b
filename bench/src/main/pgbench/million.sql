-- Some of the products that bench/search looks among, those with numbers :first to :last; made from
-- their numbers alone, so that every run has the same. Written into every table that reads them.
set statement_timeout = 0;
begin;
set local work_mem = '128MB';
create temporary table made on commit drop as
select n, cast('019a0000-0000-7000-8000-' || lpad(to_hex(n), 12, '0') as uuid) as product_id,
    'B-' || n as sku, 'b-' || n as slug,
    initcap(adjective || ' ' || series || ' ' || noun) || ' ' || n % 997 as name,
    'Maker ' || cast(400 * power(chance, 2) as int) as brand,
    'b' || n % 20 || '-' || n / 20 % 10 || '-' || n / 200 % 5 as category,
    array['b' || n % 20, 'b' || n % 20 || '-' || n / 20 % 10,
        'b' || n % 20 || '-' || n / 20 % 10 || '-' || n / 200 % 5] as path,
    cast(100000 * power(chance, 4) as int) as popularity,
    cast(199 + 100000 * power(chance, 2) as bigint) as price_minor,
    colour, material,
    'A ' || adjective || ' ' || noun || ' of ' || material || ' that comes in ' || colour
        || ' and lasts for years.' as description
from (
    select n, (hashint4(n) & 16777215) / 16777216.0 as chance,
        (array['red', 'smart', 'classic', 'ultra', 'mini', 'solid', 'soft', 'bright', 'wooden',
            'portable', 'digital', 'organic', 'vintage', 'compact', 'heavy'])
            [1 + (hashint4(n + 1) & 65535) % 15] as adjective,
        chr(97 + (hashint4(n + 2) & 65535) % 20) || 'a' || chr(98 + (hashint4(n + 3) & 65535) % 20)
            || 'o' || chr(99 + (hashint4(n + 4) & 65535) % 15) || 'i' as series,
        (array['phone', 'case', 'table', 'lamp', 'chair', 'bottle', 'shirt', 'watch', 'camera',
            'cable', 'speaker', 'mouse', 'keyboard', 'bag', 'knife', 'pan', 'jacket', 'shoe',
            'book', 'pencil'])[1 + (hashint4(n + 5) & 65535) % 20] as noun,
        (array['Black', 'White', 'Red', 'Blue', 'Green', 'Yellow', 'Grey', 'Brown', 'Pink', 'Gold',
            'Silver', 'Orange'])[1 + (hashint4(n + 6) & 65535) % 12] as colour,
        (array['steel', 'oak', 'cotton', 'leather', 'glass', 'wool', 'bamboo', 'silicone'])
            [1 + (hashint4(n + 7) & 65535) % 8] as material
    from generate_series(cast(:first as int), cast(:last as int)) n) numbers;
insert into catalog.categories (slug, parent, name, path)
select distinct path[depth], path[depth - 1], 'Department ' || path[depth], path[:depth]
from made, generate_series(1, 3) depth
order by path[:depth]
on conflict do nothing;
insert into catalog.attributes (code, type, labels, filterable)
values ('colour', 'TEXT', '{}', true), ('material', 'TEXT', '{}', true)
on conflict do nothing;
insert into catalog.products (product_id, slug, category, brand, status, popularity, created_at,
    published_at, changed_at, attributes)
select product_id, slug, category, brand, 'ACTIVE', popularity, at, at, at,
    jsonb_build_object('colour', colour, 'material', material)
from made, lateral (select cast('2026-01-01T00:00:00Z' as timestamptz) + n * interval '1 s') t (at);
insert into catalog.product_texts (product_id, locale, name, description)
select product_id, 'en-US', name, description from made;
insert into catalog.variants (sku, product_id, position) select sku, product_id, 0 from made;
insert into inventory.inventory_items (sku, location) select sku, 'main' from made;
insert into pricing.prices (sku, channel_id, currency, amount_minor, valid_from, created_at, actor,
    request_id, price_list)
select sku, 'default', 'USD', price_minor, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z',
    'SYSTEM:bench', 'bench', 'base'
from made;
insert into search.listings (product_id, channel_id, currency, slug, names, name, sort_name, brand,
    category, skus, rank, price_minor, in_stock, published_at, facets, words, refreshed_at)
select product_id, 'default', 'USD', slug, jsonb_build_object('en-US', name), name, lower(name),
    brand, category, array[sku], -popularity, price_minor, n % 10 <> 0,
    cast('2026-01-01T00:00:00Z' as timestamptz) + n * interval '1 s',
    array['category:' || path[1], 'category:' || path[2], 'category:' || path[3],
        'brand:' || lower(brand), 'sku:' || lower(sku), 'attribute:colour=' || colour,
        'attribute:material=' || material],
    setweight(to_tsvector('search.plain', name), 'A')
        || setweight(to_tsvector('search.english', name), 'B')
        || setweight(to_tsvector('search.english', description), 'D')
        || setweight(to_tsvector('search.plain', concat_ws(' ', brand, path[1], path[2], path[3],
            colour, material, sku)), 'C'),
    cast('2026-01-01T00:00:00Z' as timestamptz) + n * interval '1 ms'
from made;
insert into search.shelves (product_id, channel_id, currency, category, rank, price_minor,
    published_at, sort_name)
select product_id, 'default', 'USD', shelf, -popularity, price_minor,
    cast('2026-01-01T00:00:00Z' as timestamptz) + n * interval '1 s', lower(name)
from made, unnest(path) shelf;
insert into search.vocabulary (word, whole)
select lexeme, bool_or(weights && '{A,C}')
from search.listings join made using (product_id), unnest(words)
where lexeme ~ '^[[:alpha:]]{3,40}$'
group by lexeme order by lexeme
on conflict do nothing;
commit;
analyze catalog.products, catalog.product_texts, catalog.variants, inventory.inventory_items,
    pricing.prices, search.listings, search.shelves, search.vocabulary;
