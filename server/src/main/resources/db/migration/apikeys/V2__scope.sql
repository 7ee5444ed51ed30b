-- Where a key opens what it is for, by codes: none is everywhere.
alter table apikeys.api_keys
    add column channels  text[] not null default '{}',
    add column locations text[] not null default '{}';
