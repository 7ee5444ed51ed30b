-- What a unit costs the shop and the price below which no promotion sells it, in a currency: of each
-- SKU and currency the row that came last holds. Rows are only ever added.
create table pricing.sku_bounds (
    bound_id    bigint      generated always as identity primary key,
    sku         text        not null,
    currency    text        not null,
    cost_minor  bigint,     -- null: not known
    floor_minor bigint,     -- null: none
    set_at      timestamptz not null,
    actor       text        not null,
    request_id  text        not null,
    constraint currency_is_iso check (currency ~ '^[A-Z]{3}$'),
    constraint bounds_are_not_negative check (least(cost_minor, floor_minor) >= 0)
);

create index bounds_by_sku on pricing.sku_bounds (sku, currency, bound_id desc)
    include (cost_minor, floor_minor);

create trigger append_only
    before update or delete or truncate on pricing.sku_bounds
    for each statement execute function platform.refuse_change();

do $$
begin
    if exists (select from pg_roles where rolname = 'cartwright') then
        revoke update, delete, truncate on pricing.sku_bounds from cartwright;
    end if;
end
$$;
