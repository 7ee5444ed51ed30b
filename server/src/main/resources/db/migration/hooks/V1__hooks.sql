create schema hooks;

-- Where the merchant wants to be told of events.
create table hooks.hooks (
    id             uuid        primary key,
    url            text        not null,
    description    text,
    event_types    text[]      not null, -- names, orders.* for all that begin so, or * for all
    channel_id     text, -- null: events of all channels
    header_names   text[]      not null,
    headers_sealed bytea, -- what is sent along, sealed under the master key and the row's id
    status         text        not null,
    status_reason  text,
    status_at      timestamptz not null,
    failing_since  timestamptz, -- the first failure since the last success
    held_until     timestamptz, -- until when it asked to be left alone
    version        int         not null,
    made_at        timestamptz not null,
    made_by        text        not null,
    changed_at     timestamptz not null,
    changed_by     text        not null,
    constraint status_is_known check (status in ('ACTIVE', 'PAUSED', 'DISABLED')),
    constraint what_is_disabled_says_why check ((status = 'DISABLED') = (status_reason is not null)),
    constraint filter_is_not_empty check (cardinality(event_types) > 0),
    constraint headers_are_named
        check ((cardinality(header_names) > 0) = (headers_sealed is not null)),
    constraint version_is_positive check (version > 0)
);

-- What messages are signed with, sealed under the master key and the row's id. One that was
-- exchanged signs for a while beside the new one.
create table hooks.secrets (
    id          uuid        primary key,
    hook_id     uuid        not null references hooks.hooks on delete cascade,
    sealed      bytea       not null,
    made_at     timestamptz not null,
    made_by     text        not null,
    signs_until timestamptz -- null: the current one
);

create unique index one_current_secret on hooks.secrets (hook_id) where signs_until is null;
create index secrets_of_hooks on hooks.secrets (hook_id, id);

-- One for each event and each endpoint that wanted it, written in the transaction of the event. No
-- foreign key: purchases would all lock their endpoint's row.
create table hooks.messages (
    hook_id         uuid        not null,
    event_id        uuid        not null, -- the receiver knows it by this
    event_type      text        not null,
    customer_id     uuid, -- whom it is about
    payload         text        not null, -- to the letter: it is what is signed
    state           text        not null,
    attempts        int         not null, -- since it was queued or replayed
    queued_at       timestamptz not null,
    attempted_at    timestamptz,
    next_attempt_at timestamptz, -- while SENDING: when its sender counts as lost
    claim           uuid, -- whose attempt it is: only they settle it
    settled_at      timestamptz,
    last_status     int,
    last_error      text,
    constraint one_message_per_event_and_hook primary key (hook_id, event_id),
    constraint state_is_known check (state in ('QUEUED', 'SENDING', 'DELIVERED', 'FAILED')),
    constraint either_settled_or_tried_again check (
        case when state in ('DELIVERED', 'FAILED')
            then settled_at is not null and next_attempt_at is null
            else settled_at is null and next_attempt_at is not null end),
    constraint sending_is_claimed check ((state = 'SENDING') = (claim is not null)),
    constraint attempts_are_not_negative check (attempts >= 0)
);

create index messages_due on hooks.messages (hook_id, next_attempt_at, event_id)
    where next_attempt_at is not null;
create index messages_under_way on hooks.messages (hook_id) where state = 'SENDING';
create index messages_by_time on hooks.messages (hook_id, queued_at, event_id);
create index messages_given_up on hooks.messages (hook_id, queued_at, event_id)
    where state = 'FAILED';
create index messages_by_age on hooks.messages (queued_at);
create index messages_of_customers on hooks.messages (customer_id) where customer_id is not null;

-- Each time an endpoint was asked, and what it answered.
create table hooks.attempts (
    id          uuid        primary key,
    hook_id     uuid        not null,
    event_id    uuid        not null,
    event_type  text        not null,
    number      int         not null,
    at          timestamptz not null,
    duration_ms int         not null,
    delivered   boolean     not null,
    status      int, -- null: there was no answer
    error       text,
    answer      text,
    constraint without_an_answer_there_is_an_error check (status is not null or error is not null),
    constraint duration_is_not_negative check (duration_ms >= 0)
);

create index attempts_of_hooks on hooks.attempts (hook_id, id);
create index attempts_of_messages on hooks.attempts (hook_id, event_id, id);
create index attempts_by_age on hooks.attempts (at);
