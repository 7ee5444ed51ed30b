-- The statement of GET /api/products?q=<adjective> <noun>: the best sellers with both words, weighed.
\set adjective random(1, 8)
\set noun random(1, 20)
select page.*, cheapest.*
from (
    select * from (
        select listings.channel_id, listings.currency, listings.product_id, listings.slug,
            listings.names, listings.name, listings.brand, listings.category, listings.image,
            listings.skus, listings.rank, listings.price_minor, listings.in_stock,
            listings.published_at, listings.facets, listings.refreshed_at, listings.sort_name,
            listings.rank as key,
            cast(-(case when ts_filter(listings.words, '{a,b}') @@ asked.query
                then 100
                    + round(1000 * ts_rank_cd(ts_filter(listings.words, '{a,b}'), asked.query, 2))
                else round(99 * ts_rank('{0.1, 0.4, 0.8, 1}', listings.words, asked.query))
                end) as int) as score
        from (
            select websearch_to_tsquery(search.configuration('en-us'), words)
                || websearch_to_tsquery('search.plain', words) as query, words
            from (select (array['smart', 'classic', 'ultra', 'solid', 'bright', 'wooden',
                    'portable', 'vintage'])[:adjective] || ' ' || (array['phone', 'case', 'table',
                    'lamp', 'chair', 'bottle', 'shirt', 'watch', 'camera', 'cable', 'speaker',
                    'mouse', 'keyboard', 'bag', 'knife', 'pan', 'jacket', 'shoe', 'book',
                    'pencil'])[:noun] as words) typed
        ) asked, search.listings
        where listings.channel_id = 'default' and listings.currency = 'USD'
            and listings.words @@ asked.query
        order by coalesce(listings.rank, listings.rank), listings.product_id
        fetch next 500 rows only
    ) as best
    order by score, key, product_id
    fetch next 21 rows only
) as page
cross join lateral (
    select variant.sku, price.minor, price.price_list, price.regular_minor
    from unnest(page.skus) as variant (sku)
    cross join lateral pricing.price_of(variant.sku, 'default', 'USD',
        cast(:now as timestamptz), null, '{}', 1) as price
    order by price.minor, variant.sku
    fetch next 1 rows only
) as cheapest
order by page.score, page.key, page.product_id;
