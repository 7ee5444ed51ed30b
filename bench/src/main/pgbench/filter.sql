-- The statement of GET /api/products with two values and a range of prices to choose by.
\set colour random(1, 8)
\set price random(0, 899)
select page.*, cheapest.*
from (
    select listings.channel_id, listings.currency, listings.product_id, listings.slug,
        listings.names, listings.name, listings.brand, listings.category, listings.image,
        listings.skus, listings.rank, listings.price_minor, listings.in_stock,
        listings.published_at, listings.facets, listings.refreshed_at, listings.sort_name,
        listings.rank as key, 0 as score
    from search.listings
    where listings.channel_id = 'default' and listings.currency = 'USD'
        and listings.facets @> array['attribute' || ':' || 'colour=' || (array['Black', 'White', 'Red', 'Blue',
            'Green', 'Yellow', 'Grey', 'Brown'])[:colour]]
        and listings.facets @> array['attribute' || ':' || 'material=oak']
        and listings.price_minor >= 100 * :price and listings.price_minor <= 100 * :price + 10000
    order by coalesce(listings.rank, listings.rank), listings.product_id
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
