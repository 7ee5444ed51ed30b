create schema stocklive;

-- How far the movements of stock have been told to other modules, in the order of their commits.
create table stocklive.watermarks (
    name     text   primary key,
    database text   not null, -- whose transactions are counted: a restored copy counts anew
    position bigint not null -- of the first transaction that may not have been told yet
);
