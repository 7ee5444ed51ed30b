-- What a listener failed to take until it was given up: somebody has to look into it.
create table events.abandoned_publication (
    id               uuid        primary key,
    listener_id      text        not null,
    event_type       text        not null,
    serialized_event text        not null,
    publication_date timestamptz not null,
    attempts         int         not null,
    abandoned_at     timestamptz not null
);
