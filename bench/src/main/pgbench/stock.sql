-- What a shopper does who puts one unit into a new cart that holds it: the statements of POST cart
-- and POST item, in their transactions. The variable skus, among how many is chosen, comes from
-- Pgbench.java.
\set pick random(1, :skus)
\set quantity 1

-- Not the product's: which goods, and the ids that the product makes in Java; one round trip more.
select 'B-' || :pick as sku, gen_random_uuid() as cart, uuidv7() as line,
    uuidv7() as reservation, gen_random_uuid() as request,
    now() as now, now() + interval '30 minutes' as hold, now() + interval '30 days' as expiry
\gset

insert into carts.carts (cart_id, channel_id, currency, created_at, expires_at)
values (cast(:cart as uuid), 'default', 'USD', cast(:now as timestamptz),
    cast(:expiry as timestamptz))
returning set_config('synchronous_commit', 'off', true);

\startpipeline
begin;
update carts.carts set version = carts.version + 1
where cart_id = cast(:cart as uuid) and status = 'OPEN' and expires_at > cast(:now as timestamptz)
returning cart_id, channel_id, currency, status, version, email, address, shipping_method,
    order_id, created_at, expires_at, set_config('synchronous_commit', 'off', true);
\endpipeline
select id, cart_id, sku, name, quantity, unit_price_minor, tax_category, weight_grams
from carts.cart_items where cart_id = cast(:cart as uuid) order by id;
select variants.sku, variants.name as variant, variants.tax_category,
    variants.weight_grams, words.name, price.minor
from unnest(cast(array[:sku] as varchar[]), cast(array[:quantity] as int[])) line (sku, units)
join catalog.variants on variants.sku = line.sku
join catalog.products on products.product_id = variants.product_id
cross join lateral (
    select product_texts.name from catalog.product_texts
    where product_texts.product_id = products.product_id
    order by (product_texts.locale = 'en-US') desc, (product_texts.locale = 'en') desc,
        product_texts.locale
    fetch next 1 rows only
) as words
cross join lateral pricing.price_of(variants.sku, 'default', 'USD',
    cast(:now as timestamptz), null, '{}', line.units) as price
where products.status = 'ACTIVE'
\gset
insert into carts.cart_items (id, cart_id, sku, name, quantity, unit_price_minor, tax_category,
    weight_grams)
values (cast(:line as uuid), cast(:cart as uuid), :sku, :name, :quantity, :minor, :tax_category, 0)
on conflict (id) do update set id = excluded.id, cart_id = excluded.cart_id, sku = excluded.sku,
    name = excluded.name, quantity = excluded.quantity,
    unit_price_minor = excluded.unit_price_minor, tax_category = excluded.tax_category,
    weight_grams = excluded.weight_grams;
{ReservationSql.TAKE:
cast(array[:sku] as varchar[])
cast(array[:quantity] as int[])
true
cast('{main,east,west}' as varchar[])
cast(null as varchar)
cast(:cart as uuid)
cast(null as uuid)
cast(:cart as uuid)
cast(:reservation as uuid)
cast(:now as timestamptz)
cast(:hold as timestamptz)
'default'
'cart'
'GUEST'
'guest'
:request
};
commit;
