create schema webhooks;

-- What processors told by themselves: verified, kept once, and settled later.
create table webhooks.payment_webhooks (
    id           uuid        primary key,
    processor    text        not null,
    account      text        not null,
    event_id     text        not null,
    kind         text        not null, -- the processor's own word
    happened_at  timestamptz not null,
    received_at  timestamptz not null,
    times        int         not null default 1, -- how often it came
    news         jsonb       not null,
    body         text,       -- as it came; dropped after a while, for it has personal data
    status       text        not null,
    attempts     int         not null default 0,
    due_at       timestamptz not null,
    done_at      timestamptz,
    remark       text,
    constraint one_webhook_per_event unique (processor, account, event_id),
    constraint status_is_known check
        (status in ('RECEIVED', 'DONE', 'IGNORED', 'UNMATCHED', 'FAILED'))
) with (fillfactor = 80);

create index webhooks_due on webhooks.payment_webhooks (due_at) where status = 'RECEIVED';
create index webhooks_by_status on webhooks.payment_webhooks (status, id);
create index webhooks_with_body on webhooks.payment_webhooks (received_at) where body is not null;
