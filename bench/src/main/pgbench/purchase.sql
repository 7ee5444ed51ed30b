-- One purchase: the statements of POST cart, POST item, PUT delivery and POST checkout, in their
-- transactions. BEGIN travels with the statement after it, as PostgreSQL's Java driver sends it.
-- {skus}, and the variables skus (their number) and answer, come from Pgbench.java.
\set pick random(1, :skus)
\set quantity random(1, 2)
\set buyer random(1, 100000)

-- Not the product's: which goods, and the ids that the product makes in Java; one round trip more.
select (array[{skus}])[:pick] as sku, gen_random_uuid() as cart, uuidv7() as line,
    uuidv7() as orders, uuidv7() as customer, uuidv7() as step, uuidv7() as item,
    uuidv7() as payment, uuidv7() as operation, uuidv7() as reservation,
    uuidv7() as placed, uuidv7() as sale, uuidv7() as capture, gen_random_uuid() as request,
    'pgbench-' || :client_id || '-' || :buyer || '@example.org' as email,
    now() as now, now() + interval '15 seconds' as ask, now() + interval '30 minutes' as hold,
    now() + interval '30 days' as expiry
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
{StockTable.AVAILABLE:
cast(array[:sku] as varchar[])
cast('{main}' as varchar[])
cast(null as varchar)
true
};
insert into carts.cart_items (id, cart_id, sku, name, quantity, unit_price_minor, tax_category,
    weight_grams)
values (cast(:line as uuid), cast(:cart as uuid), :sku, :name, :quantity, :minor, :tax_category, 0)
on conflict (id) do update set id = excluded.id, cart_id = excluded.cart_id, sku = excluded.sku,
    name = excluded.name, quantity = excluded.quantity,
    unit_price_minor = excluded.unit_price_minor, tax_category = excluded.tax_category,
    weight_grams = excluded.weight_grams;
commit;

\startpipeline
begin;
update carts.carts set version = carts.version + 1
where cart_id = cast(:cart as uuid) and status = 'OPEN' and expires_at > cast(:now as timestamptz)
returning cart_id, channel_id, currency, status, version, email, address, shipping_method,
    order_id, created_at, expires_at, set_config('synchronous_commit', 'off', true);
\endpipeline
select id, cart_id, sku, name, quantity, unit_price_minor, tax_category, weight_grams
from carts.cart_items where cart_id = cast(:cart as uuid) order by id;
select 'band', method.code, method.name, method.measure, method.tax_category,
    band.band_from, band.price_minor, null::numeric, method.position
from rates.shipping_methods method
join rates.shipping_bands band using (channel_id, currency, code)
where channel_id = 'default' and currency = 'USD'
    and (method.countries = '{}' or 'US' = any (method.countries))
union all (
    select distinct on (category) 'tax', category, null, null, null, null, null, rate, null
    from rates.tax_rates
    where channel_id = 'default' and country = 'US' and region in ('', 'CA')
    order by category, region desc)
order by 9, 2, 6;
update carts.carts set email = :email, address = cast('{"name": "Ada Lovelace", "line1": "1 Main St", "line2": null, "city": "San Jose", "region": "CA", "postalCode": "95101", "country": "US"}' as jsonb),
    shipping_method = 'standard'
where cart_id = cast(:cart as uuid);
select variants.sku, variants.name, variants.tax_category,
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
    cast(:now as timestamptz), 'US', '{}', line.units) as price
where products.status = 'ACTIVE';
commit;

-- T1. What the goods cost, as the product's pricing says for California.
\set items :minor * :quantity
\set tax int(:items * 0.0725 + 0.5)
\set total :items + 599 + :tax
\startpipeline
begin;
insert into platform.idempotency_keys (scope, key, body_hash, status, subject, created_at)
values ('POST /api/carts/' || :cart || '/checkout', 'pgbench-' || :cart,
    '\xf7b46c0f21ceaf76a9fd0486045663fc5ad511f697c3d89b25828017cbb96baa', 'IN_PROGRESS',
    '/api/orders/' || :orders, cast(:now as timestamptz))
on conflict do nothing;
\endpipeline
update carts.carts set version = carts.version + 1, status = 'CHECKED_OUT',
    order_id = cast(:orders as uuid)
where cart_id = cast(:cart as uuid) and status = 'OPEN' and expires_at > cast(:now as timestamptz)
returning row (cart_id, channel_id, currency, status, version, email, address, shipping_method,
    order_id, created_at, expires_at) as carts, set_config('synchronous_commit', 'off', true);
select id, cart_id, sku, name, quantity, unit_price_minor, tax_category, weight_grams
from carts.cart_items where cart_id = cast(:cart as uuid) order by id;
select variants.sku, variants.name, variants.tax_category,
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
    cast(:now as timestamptz), 'US', '{}', line.units) as price
where products.status = 'ACTIVE';
select 'band', method.code, method.name, method.measure, method.tax_category,
    band.band_from, band.price_minor, null::numeric, method.position
from rates.shipping_methods method
join rates.shipping_bands band using (channel_id, currency, code)
where channel_id = 'default' and currency = 'USD'
    and (method.countries = '{}' or 'US' = any (method.countries))
union all (
    select distinct on (category) 'tax', category, null, null, null, null, null, rate, null
    from rates.tax_rates
    where channel_id = 'default' and country = 'US' and region in ('', 'CA')
    order by category, region desc)
order by 9, 2, 6;
with found as (
    select customer_id from customers.customers where email = :email
), made as (
    insert into customers.customers (customer_id, email, name, created_at)
    select cast(:customer as uuid), :email, 'Ada Lovelace', cast(:now as timestamptz)
    where not exists (select from found)
    on conflict (email) do nothing
    returning customer_id
)
select customer_id as customer from found union all select customer_id from made
\gset
with header as (
    insert into orders.orders (order_id, channel_id, customer_id, cart_id, status, payment_status,
        email, delivery_address, billing_address, shipping_method, shipping_name, currency,
        items_minor, discount_minor, shipping_minor, shipping_tax_minor, tax_minor, total_minor,
        tax_included, processor, access_token_hash, ip, user_agent, device_id, locale, source,
        campaign, created_at, number)
    values (cast(:orders as uuid), 'default', cast(:customer as uuid), cast(:cart as uuid),
        'PENDING_PAYMENT', 'PENDING', :email,
        cast('{"name": "Ada Lovelace", "line1": "1 Main St", "line2": null, "city": "San Jose", "region": "CA", "postalCode": "95101", "country": "US"}' as jsonb),
        cast('{"name": "Ada Lovelace", "line1": "1 Main St", "line2": null, "city": "San Jose", "region": "CA", "postalCode": "95101", "country": "US"}' as jsonb),
        'standard', 'Standard', 'USD', :items, 0, 599, 0, :tax, :total, false, 'sandbox',
        '\xe56d5ffe9a350c40e3f503ec2f006173af06704e236a45243b4a995270abd8c2', '127.0.0.1', 'pgbench',
        null, 'en', null, null, cast(:now as timestamptz), nextval('orders.order_numbers')::text)
    returning number
), step as (
    insert into orders.order_status_history (id, order_id, version, at, from_status, to_status,
        reason, actor_kind, actor_id, request_id)
    values (cast(:step as uuid), cast(:orders as uuid), 1, cast(:now as timestamptz), null,
        'PENDING_PAYMENT', 'checkout', 'GUEST', 'guest', :request)
    returning id
), items as (
    insert into orders.order_items (id, order_id, position, sku, name, quantity, unit_price_minor,
        discount_minor, net_minor, tax_rate, tax_minor, total_minor)
    values (cast(:item as uuid), cast(:orders as uuid), 0, :sku, :name, :quantity, :minor, 0,
        :items, 0.072500, :tax, :items)
    returning id
)
select number from header;
with payment as (
    insert into payments.payments
        (payment_id, order_id, channel_id, processor, currency, amount_minor, created_at)
    values (cast(:payment as uuid), cast(:orders as uuid), 'default', 'sandbox', 'USD', :total,
        cast(:now as timestamptz))
)
insert into payments.payment_transactions
    (id, payment_id, kind, amount_minor, status, created_at, ask_at)
values (cast(:operation as uuid), cast(:payment as uuid), 'SALE', :total, 'NEW',
    cast(:now as timestamptz), cast(:ask as timestamptz));
{ReservationSql.TAKE:
cast(array[:sku] as varchar[])
cast(array[:quantity] as int[])
true
cast('{main}' as varchar[])
cast('US' as varchar)
cast(:cart as uuid)
cast(:orders as uuid)
cast(null as uuid)
cast(:reservation as uuid)
cast(:now as timestamptz)
cast(:hold as timestamptz)
'default'
'checkout'
'GUEST'
'guest'
:request
};
commit;

-- SENT; then the sandbox's own book.
update payments.payment_transactions
set status = 'SENT', sent_at = cast(:now as timestamptz), ask_at = cast(:ask as timestamptz)
where id = cast(:operation as uuid) and status = 'NEW';
insert into sandbox.operations (operation_id, kind, approved, amount_minor, currency, at)
values (cast(:operation as uuid), 'SALE', true, :total, 'USD', cast(:now as timestamptz))
on conflict do nothing;

-- T2.
\startpipeline
begin;
with moved as (
    update orders.orders
    set status = 'PLACED', payment_status = 'CAPTURED', version = orders.version + 1,
        placed_at = cast(:now as timestamptz)
    where order_id = cast(:orders as uuid) and status = 'PENDING_PAYMENT'
    returning order_id, number, channel_id, customer_id, cart_id, status, payment_status, version,
        email, delivery_address, billing_address, shipping_method, shipping_name, currency,
        items_minor, discount_minor, shipping_minor, shipping_tax_minor, tax_minor, total_minor,
        tax_included, processor, access_token_hash, ip, user_agent, device_id, locale, source,
        campaign, created_at, placed_at
), step as (
    insert into orders.order_status_history (id, order_id, version, at, from_status, to_status,
        reason, actor_kind, actor_id, request_id)
    select cast(:placed as uuid), cast(:orders as uuid), moved.version, cast(:now as timestamptz),
        'PENDING_PAYMENT', 'PLACED', 'payment approved', 'GUEST', 'guest', :request
    from moved
    returning id
)
select moved.*, (
    select coalesce(jsonb_agg(jsonb_build_array(t.v0, t.v1, t.v2, t.v3, t.v4, t.v5, t.v6, t.v7,
        t.v8, t.v9, t.v10, t.v11)), jsonb_build_array())
    from (
        select id as v0, order_id as v1, position as v2, sku as v3, name as v4, quantity as v5,
            unit_price_minor as v6, discount_minor as v7, net_minor as v8, tax_rate as v9,
            tax_minor as v10, total_minor as v11
        from orders.order_items
        where order_items.order_id = moved.order_id
        order by order_items.position
    ) as t)
from moved;
\endpipeline
with settled as (
    update payments.payment_transactions
    set status = 'SUCCEEDED', reference = 'sandbox-' || :operation, reason = null,
        settled_at = cast(:now as timestamptz)
    where id = cast(:operation as uuid) and status in
        ('SENT', 'UNKNOWN', 'PENDING', 'NOT_FOUND', 'NOT_SENT', 'DECLINED')
    returning payment_id, kind, amount_minor
)
update payments.payments payment
set authorized_minor = authorized_minor
        + case when kind in ('SALE', 'AUTHORIZE') then settled.amount_minor else 0 end,
    captured_minor = captured_minor
        + case when kind = 'SALE' then settled.amount_minor else 0 end,
    refunding_minor = refunding_minor
        - case when kind = 'REFUND' then settled.amount_minor else 0 end,
    refunded_minor = refunded_minor
        + case when kind = 'REFUND' then settled.amount_minor else 0 end
from settled where payment.payment_id = settled.payment_id;
{ReservationSql.ALLOCATE:
cast(:orders as uuid)
cast(:now as timestamptz)
};
with header as (
    select * from unnest(cast(array[:sale, :capture] as uuid[]),
            cast('{order-placed,payment-captured}' as varchar[]),
            cast(array[:orders, :operation] as uuid[]),
            cast(array[:orders, :orders] as uuid[]))
        with ordinality as header (id, kind, source, order_id, place)
), line as materialized (
    select wanted.*, account.id as account_id
    from unnest(
            cast(array[:sale, :sale, :sale, :sale, :capture, :capture] as uuid[]),
            cast('{1,2,3,4,1,2}' as int[]),
            cast('{ORDER_RECEIVABLE,REVENUE,SHIPPING_INCOME,TAX_PAYABLE,PROCESSOR_RECEIVABLE,ORDER_RECEIVABLE}' as varchar[]),
            cast('{USD,USD,USD,USD,USD,USD}' as varchar[]),
            cast(array[:total, 0, 0, 0, :total, 0] as bigint[]),
            cast(array[0, :items, 599, :tax, 0, :total] as bigint[]))
        as wanted (transaction_id, line, code, currency, debit, credit)
    left join ledger.accounts account using (code, currency)
), missing as materialized (
    select exists (select from line where account_id is null) as found
), posted as (
    insert into ledger.transactions
        (id, at, kind, source, order_id, place, actor_kind, actor_id, request_id)
    select id, cast(:now as timestamptz), kind, source, order_id, place,
        'GUEST', 'guest', :request
    from header where not (select found from missing)
    order by source, kind
    on conflict (source, kind) do nothing
    returning id
), written as (
    insert into ledger.entries (transaction_id, line, account_id, debit_minor, credit_minor)
    select transaction_id, line, account_id, debit, credit
    from line join posted on posted.id = transaction_id
)
select case when not found then array(select id from posted) end from missing;
update platform.idempotency_keys set status = 'ANSWERED', answer_status = 201, answer = :answer
where subject = '/api/orders/' || :orders and status <> 'ANSWERED';
commit;
