-- So that who changes a category or an attribute can say which one he has seen.
alter table catalog.categories add column version int not null default 1;
alter table catalog.attributes add column version int not null default 1;
