create schema payments;

-- One per order and method. The sums change by conditional update only, under these checks.
create table payments.payments (
    payment_id       uuid        primary key,
    order_id         uuid        not null,
    channel_id       text        not null,
    processor        text        not null,
    currency         text        not null,
    amount_minor     bigint      not null,
    authorized_minor bigint      not null default 0,
    capturing_minor  bigint      not null default 0,
    captured_minor   bigint      not null default 0,
    refunding_minor  bigint      not null default 0,
    refunded_minor   bigint      not null default 0,
    created_at       timestamptz not null,
    constraint currency_is_iso check (currency ~ '^[A-Z]{3}$'),
    constraint sums_are_not_negative check (least(amount_minor, authorized_minor, capturing_minor,
        captured_minor, refunding_minor, refunded_minor) >= 0),
    constraint never_more_than_asked check (authorized_minor <= amount_minor),
    constraint never_captured_more_than_authorized
        check (captured_minor + capturing_minor <= authorized_minor),
    constraint never_refunded_more_than_captured
        check (refunded_minor + refunding_minor <= captured_minor)
) with (fillfactor = 70);

create index payments_by_order on payments.payments (order_id);

-- What was asked of a processor, and what became of it. The id is the processor's idempotency key.
create table payments.payment_transactions (
    id           uuid        primary key,
    payment_id   uuid        not null references payments.payments,
    kind         text        not null,
    amount_minor bigint      not null,
    status       text        not null,
    reference    text,       -- the processor's own name for it
    reason       text,       -- why it was declined, or is not known
    created_at   timestamptz not null,
    sent_at      timestamptz,
    settled_at   timestamptz,
    ask_at       timestamptz not null, -- when to ask the processor what became of it
    asked        int         not null default 0,
    constraint kind_is_known check
        (kind in ('AUTHORIZE', 'SALE', 'CAPTURE', 'VOID', 'REFUND', 'INCREMENT')),
    constraint status_is_known check (status in ('NEW', 'SENT', 'SUCCEEDED', 'DECLINED', 'PENDING',
        'UNKNOWN', 'NOT_SENT', 'NOT_FOUND', 'MANUAL')),
    constraint amount_is_positive check (amount_minor > 0)
) with (fillfactor = 70);

create index transactions_by_payment on payments.payment_transactions (payment_id);
create index transactions_to_ask on payments.payment_transactions (ask_at)
    where status in ('NEW', 'NOT_SENT', 'SENT', 'PENDING', 'UNKNOWN');
