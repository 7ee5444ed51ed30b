-- Some of the orders that bench/orders looks among, those with numbers :first to :last; made from
-- their numbers alone, so that every run has the same. Two million of them are three years.
set statement_timeout = 0;
begin;
create temporary table made on commit drop as
select *,
    cast(lpad(to_hex(cast(extract(epoch from at) * 1000 as bigint)), 12, '0') || '7'
        || lpad(to_hex(n % 4096), 3, '0') || '8' || substr(md5('order ' || n), 1, 15) as uuid)
        as id,
    case when n > 1990000 then case when chance < 0.01 then 'PENDING_PAYMENT'
            when chance < 0.04 then 'CANCELLED' else 'PLACED' end
        when chance < 0.05 then 'CANCELLED' else 'COMPLETED' end as status
from (
    select n, timestamptz '2023-06-01' + n * interval '47.3 seconds' as at,
        (hashint4(n) & 16777215) / 16777216.0 as chance,
        (hashint4(n + 7) & 16777215) / 16777216.0 as other,
        cast(300000 * power((hashint4(n + 1) & 16777215) / 16777216.0, 2) as int) as buyer,
        1 + (hashint4(n + 2) & 65535) % 3 as lines,
        cast(500 + 40000 * power((hashint4(n + 3) & 16777215) / 16777216.0, 3) as bigint) as price
    from generate_series(:first, :last) as n
) number;
insert into orders.orders (order_id, number, channel_id, customer_id, cart_id, status,
    payment_status, fulfilment_status, return_status, email, delivery_address, billing_address,
    shipping_method, shipping_name, currency, items_minor, discount_minor, shipping_minor,
    shipping_tax_minor, tax_minor, total_minor, tax_included, processor, access_token_hash,
    locale, created_at, placed_at, cancelled_at, completed_at, tags)
select id, cast(5000000 + n as text), case when n % 5 = 0 then 'b2b' else 'default' end,
    cast(md5('buyer ' || buyer) as uuid), cast(md5('cart ' || n) as uuid), status,
    case status when 'PENDING_PAYMENT' then 'PENDING'
        when 'CANCELLED' then case when other < 0.5 then 'VOIDED' else 'REFUNDED' end
        when 'PLACED' then case when other < 0.6 then 'AUTHORIZED' else 'CAPTURED' end
        else case when other < 0.04 then 'PARTIALLY_REFUNDED'
            when other < 0.06 then 'REFUNDED' else 'CAPTURED' end end,
    case status when 'PENDING_PAYMENT' then 'UNFULFILLED' when 'CANCELLED' then 'CANCELLED'
        when 'COMPLETED' then 'DELIVERED'
        else (array['UNFULFILLED', 'UNFULFILLED', 'RELEASED', 'PARTIALLY_SHIPPED', 'SHIPPED'])
            [1 + cast(floor(other * 5) as int)] end,
    case when status <> 'COMPLETED' or other >= 0.06 then 'NONE'
        when other < 0.005 then 'REQUESTED' when other < 0.03 then 'PARTIALLY_RETURNED'
        else 'RETURNED' end,
    'buyer' || buyer || '@example.org', address, address, 'standard', 'Standard', 'EUR',
    lines * price, 0, 490, 0, 0, lines * price + 490, true, 'sandbox', sha256(cast(id as text)::bytea),
    'en-US', at, case when status <> 'PENDING_PAYMENT' then at end,
    case when status = 'CANCELLED' then at + interval '1 hour' end,
    case when status = 'COMPLETED' then at + interval '20 days' end,
    case when n % 100 = 0 then array['vip'] when n % 500 = 1 then array['gift']
        when n % 2000 = 2 then array['fraud-check', 'call'] else '{}' end
from made, lateral (
    select jsonb_build_object('name',
        (array['Ada', 'Alan', 'Grace', 'Edsger', 'Barbara', 'Donald', 'Radia', 'Tim', 'Margaret',
            'John', 'Frances', 'Niklaus', 'Jean', 'Tony', 'Karen', 'Leslie'])[1 + buyer % 16]
        || ' '
        || (array['Ba', 'Ke', 'Lo', 'Mi', 'Nu', 'Ra', 'Se', 'To', 'Vi', 'Za'])[1 + buyer / 16 % 10]
        || (array['ber', 'dan', 'fel', 'gor', 'hin', 'kov', 'lar', 'men', 'nos', 'pel'])
            [1 + buyer / 160 % 10]
        || (array['son', 'ski', 'mann', 'ez', 'ini', 'sen', 'ova', 'ard', 'eau', 'ley'])
            [1 + buyer / 1600 % 10],
        'line1', buyer || ' Main St', 'city', 'Berlin', 'postalCode',
        lpad(cast(buyer % 99999 as text), 5, '0'), 'country', 'DE') as address
) place;
insert into orders.order_items (id, order_id, position, sku, name, quantity, unit_price_minor,
    discount_minor, net_minor, tax_rate, tax_minor, total_minor)
select cast(md5(n || ' line ' || position) as uuid), id, position,
    'B-' || cast(20000 * power((hashint4(n + 11 * position) & 16777215) / 16777216.0, 3) as int),
    'Goods', 1, price, 0, price, 0, 0, price
from made, generate_series(1, lines) as position;
commit;
