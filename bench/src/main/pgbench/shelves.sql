-- Plenty of the products that bench/stock sells, those with numbers :first to :last, at three
-- locations, each with the movement that brought it.
set statement_timeout = 0;
begin;
update platform.channels set stock_locations = '{main,east,west}' where channel_id = 'default';
insert into inventory.locations (location, name, priority)
values ('east', 'East', 1), ('west', 'West', 2) on conflict do nothing;
delete from inventory.inventory_items
where sku in (select 'B-' || n from generate_series(cast(:first as int), cast(:last as int)) n);
with shelf as (
    insert into inventory.inventory_items (sku, location, on_hand, moves)
    select 'B-' || n, location, 1000000, 1
    from generate_series(cast(:first as int), cast(:last as int)) n,
        unnest(array['main', 'east', 'west']) location
    returning sku, location
)
insert into inventory.inventory_movements (id, at, sku, location, number, on_hand_delta,
    reserved_delta, on_hand_after, reserved_after, kind, cause, actor_kind, actor_id, request_id)
select inventory.next_id(now()), now(), sku, location, 1, 1000000, 0, 1000000, 0, 'RECEIVED',
    'bench', 'SYSTEM', 'bench', 'bench'
from shelf;
commit;
analyze inventory.inventory_items, inventory.inventory_movements;
