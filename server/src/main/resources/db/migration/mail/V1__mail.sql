create schema mail;

-- Every mail to a person, written in the transaction of its cause and rendered there, so that a
-- template that changes later changes none that is on its way. The bodies have secret links, so
-- they are sealed under the master key and the row's id.
create table mail.outbox (
    id              uuid        primary key,
    kind            text        not null,
    subject         text        not null, -- what it is about: an account's id
    occurrence      text        not null, -- id of its cause
    message_id      text        not null,
    channel_id      text        not null,
    locale          text        not null,
    email           text, -- null once forgotten
    name            text, -- null once forgotten
    subject_line    text, -- null once forgotten
    text_sealed     bytea, -- null once wiped
    html_sealed     bytea,
    state           text        not null,
    attempts        int         not null default 0,
    queued_at       timestamptz not null,
    last_attempt_at timestamptz,
    next_attempt_at timestamptz, -- while SENDING: when its sender counts as lost
    claim           uuid, -- whose attempt it is: only they settle it
    settled_at      timestamptz, -- since when nothing more is done about it
    last_error      text,
    maybe_doubled   boolean     not null default false, -- sent again, and nobody knows the first end
    constraint one_mail_per_occurrence unique (kind, subject, occurrence),
    constraint state_is_known
        check (state in ('MAILBOX', 'QUEUED', 'SENDING', 'SENT', 'FAILED', 'DEAD')),
    constraint either_settled_or_tried_again check (
        case when state in ('MAILBOX', 'SENT', 'DEAD')
            then settled_at is not null and next_attempt_at is null
            else settled_at is null and next_attempt_at is not null end),
    constraint what_is_sent_is_whole check (
        state not in ('QUEUED', 'SENDING', 'FAILED')
        or num_nulls(email, name, subject_line, text_sealed, html_sealed) = 0),
    constraint sealed_bodies_go_together check ((text_sealed is null) = (html_sealed is null)),
    constraint sending_is_claimed check ((state = 'SENDING') = (claim is not null)),
    constraint attempts_are_not_negative check (attempts >= 0)
);

create index mails_due on mail.outbox (next_attempt_at, id) where next_attempt_at is not null;
create index mails_by_email on mail.outbox (email, id);
create index mails_by_subject on mail.outbox (subject);
create index mails_settled on mail.outbox (settled_at) where settled_at is not null;
create index mails_to_wipe on mail.outbox (settled_at)
    where settled_at is not null and text_sealed is not null;

-- What the merchant says in place of the bundled template. A row without texts was given up; it
-- stays, so that no version comes twice.
create table mail.templates (
    kind       text        not null,
    locale     text        not null,
    subject    text,
    text       text,
    html       text,
    version    int         not null,
    changed_at timestamptz not null,
    changed_by text        not null,
    primary key (kind, locale),
    constraint all_texts_or_none check (num_nulls(subject, text, html) in (0, 3)),
    constraint version_is_positive check (version > 0)
);
