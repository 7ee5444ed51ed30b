create schema orderdesk;

-- What staff looks for again and again.
create table orderdesk.saved_filters (
    id         uuid        primary key,
    name       text        not null,
    filter     jsonb       not null,
    made_by    text        not null,
    made_at    timestamptz not null,
    constraint one_filter_per_name unique (name)
);
