-- What an import's file has said of a SKU so far, so that two rows that say different things are
-- found however far apart they are. Deleted once the import is over.
create table imports.given (
    import_id uuid not null references imports.imports,
    sku       text not null,
    line      int  not null, -- of the first row
    digest    text not null, -- of all that the row says
    primary key (import_id, sku)
);
