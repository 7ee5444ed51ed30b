-- The one statement of GET /api/products: the first page and the row that tells of a next one.
select products.product_id, products.slug, words.name, products.brand, products.category,
    products.images[1] as image, price.minor, products.in_stock, products.rank
from catalog.products
cross join lateral (
    select min((
        select prices.amount_minor from catalog.prices
        where prices.sku = variants.sku and prices.channel_id = 'default'
            and prices.currency = 'USD' and prices.valid_from <= cast(:now as timestamptz)
        order by prices.valid_from desc, prices.price_id desc
        fetch next 1 rows only)) as minor
    from catalog.variants where variants.product_id = products.product_id
) as price
cross join lateral (
    select product_texts.name, product_texts.description from catalog.product_texts
    where product_texts.product_id = products.product_id
    order by (product_texts.locale = 'en-US') desc, (product_texts.locale = 'en') desc,
        product_texts.locale
    fetch next 1 rows only
) as words
where products.status = 'ACTIVE' and price.minor is not null
order by products.rank, products.product_id
fetch next 21 rows only;
