-- What products are like beyond what a list shows. Lists and searches move to the search module,
-- which keeps whether units are in stock.
drop table catalog.listed_products;
drop index catalog.products_as_listed;

alter table catalog.products
    drop column in_stock,
    drop column rank,
    add column version      int         not null default 1,
    add column publish_at   timestamptz, -- a draft becomes active then
    add column published_at timestamptz, -- when shoppers could see it for the first time
    add column changed_at   timestamptz,
    add column tags         text[]      not null default '{}',
    add column attributes   jsonb       not null default '{}';

update catalog.products set changed_at = created_at,
    published_at = case when status <> 'DRAFT' then created_at end;

alter table catalog.products
    alter column changed_at set not null,
    add constraint only_drafts_wait check (publish_at is null or status = 'DRAFT'),
    add constraint active_was_published check (status <> 'ACTIVE' or published_at is not null);

create index products_by_category on catalog.products (category, product_id);
create index products_to_publish on catalog.products (publish_at) where status = 'DRAFT';

alter table catalog.variants
    add column options    jsonb not null default '{}',
    add column attributes jsonb not null default '{}',
    add column barcode    text,
    add column length_mm  int,
    add column width_mm   int,
    add column height_mm  int,
    add constraint lengths_are_positive check (least(length_mm, width_mm, height_mm) > 0);

-- Positions change with what stands before them, so they are compared when all are written.
alter table catalog.variants
    drop constraint one_variant_per_position,
    add constraint one_variant_per_position unique (product_id, position)
        deferrable initially deferred;

alter table catalog.categories add column position int not null default 0;
create index categories_by_path on catalog.categories using gin (path);

-- An attribute and the values it takes, the same wherever it is used.
create table catalog.attributes (
    code       text    primary key,
    type       text    not null,
    unit       text,
    labels     jsonb   not null, -- by language
    filterable boolean not null,
    constraint code_is_a_word check (code ~ '^[a-z][a-z0-9_]{0,49}$'),
    constraint type_is_known check (type in ('TEXT', 'NUMBER', 'BOOLEAN', 'DATE'))
);

-- Words that named a product before; they lead to it until another product takes them.
create table catalog.former_slugs (
    slug       text        primary key,
    product_id uuid        not null references catalog.products,
    until      timestamptz not null
);

create table catalog.product_relations (
    product_id uuid not null references catalog.products,
    kind       text not null,
    position   int  not null,
    related    uuid not null references catalog.products,
    primary key (product_id, kind, related),
    constraint kind_is_known check (kind in ('ACCESSORY', 'REPLACEMENT')),
    constraint not_to_itself check (related <> product_id)
);

create index relations_by_related on catalog.product_relations (related);

-- Who changed what, and what it was like before and after.
create table catalog.changes (
    id         uuid        primary key,
    at         timestamptz not null,
    subject    text        not null, -- product, category or attribute
    key        text        not null, -- its id, slug or code
    before     jsonb,                -- null: made
    after      jsonb       not null,
    actor_kind text        not null,
    actor_id   text        not null,
    request_id text        not null,
    constraint subject_is_known check (subject in ('product', 'category', 'attribute'))
);

create index changes_by_subject on catalog.changes (subject, key, id desc);

create trigger append_only
    before update or delete or truncate on catalog.changes
    for each statement execute function platform.refuse_change();

do $$
begin
    if exists (select from pg_roles where rolname = 'cartwright') then
        revoke update, delete, truncate on catalog.changes from cartwright;
    end if;
end
$$;
