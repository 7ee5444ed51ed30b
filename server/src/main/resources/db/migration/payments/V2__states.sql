-- A payment's state is derived here and nowhere else: from its sums, and from a stage for what
-- sums do not tell.
alter table payments.payments
    add column stage         text   not null default 'CREATED',
    add column capture       text   not null default 'AUTOMATIC',
    add column voiding_minor bigint not null default 0,
    add column voided_minor  bigint not null default 0,
    add column country       text,   -- of delivery: routes and figures ask for it
    add column token         text,   -- the processor's name for what is paid with
    add column reference     text,   -- the processor's name for the payment
    add column action        text,   -- the page where the customer confirms
    add column return_to     text,   -- the shop's page that the customer comes back to
    add column returned_at   timestamptz, -- when the customer came back
    add column attempts      int    not null default 1,
    add column expires_at    timestamptz, -- when what was authorised is free again
    add column captured_at   timestamptz, -- when the first of it was captured
    add column events        int    not null default 0,
    add column last_hash     text   not null default '',
    add constraint stage_is_known check (stage in ('CREATED', 'REQUIRES_ACTION', 'PROCESSING',
        'IN_REVIEW', 'SETTLED', 'FAILED', 'EXPIRED', 'CONFLICTED')),
    add constraint capture_is_known check (capture in ('AUTOMATIC', 'MANUAL')),
    add constraint voids_are_not_negative check (least(voiding_minor, voided_minor) >= 0),
    drop constraint never_captured_more_than_authorized,
    add constraint never_taken_more_than_authorized check
        (capturing_minor + captured_minor + voiding_minor + voided_minor <= authorized_minor);

update payments.payments payment
set stage = case
    when authorized_minor > 0 then 'SETTLED'
    when exists (
        select from payments.payment_transactions operation
        where operation.payment_id = payment.payment_id
            and operation.status in ('DECLINED', 'NOT_FOUND', 'NOT_SENT')) then 'FAILED'
    else 'CREATED'
end;

alter table payments.payments
    add column state text not null generated always as (case
        when stage = 'CONFLICTED' then 'CONFLICTED'
        when captured_minor > 0 and captured_minor + voided_minor >= authorized_minor
            then 'CAPTURED'
        when captured_minor > 0 then 'PARTIALLY_CAPTURED'
        when stage in ('IN_REVIEW', 'EXPIRED') then stage
        when authorized_minor > 0 and voided_minor >= authorized_minor then 'CANCELLED'
        when authorized_minor > 0 then 'AUTHORIZED'
        when stage = 'SETTLED' then 'FAILED'
        else stage
    end) stored;

create index payments_by_state on payments.payments (state, payment_id);
create index payments_by_reference on payments.payments (processor, reference)
    where reference is not null;

alter table payments.payment_transactions
    drop constraint status_is_known,
    add constraint status_is_known check (status in ('NEW', 'SENT', 'SUCCEEDED', 'DECLINED',
        'PENDING', 'UNKNOWN', 'NOT_SENT', 'NOT_FOUND', 'MANUAL', 'REVERSED', 'REPLACED', 'BY_HAND'));

-- What happened to a payment, each event sealed by the hash of the one before it.
create table payments.payment_events (
    payment_id   uuid        not null,
    number       int         not null,
    at           timestamptz not null,
    kind         text        not null,
    operation_id uuid,
    actor_kind   text        not null,
    actor_id     text        not null,
    request_id   text        not null,
    facts        text        not null, -- the outcome, and what was said without secrets
    hash         text        not null, -- SHA-256, hexadecimal
    primary key (payment_id, number)
);

create trigger append_only
    before update or delete or truncate on payments.payment_events
    for each statement execute function platform.refuse_change();

do $$ begin
    if exists (select from pg_roles where rolname = 'cartwright') then
        revoke update, delete, truncate on payments.payment_events from cartwright;
    end if;
end $$;
