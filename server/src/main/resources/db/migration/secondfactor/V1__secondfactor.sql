create schema secondfactor;

-- Second factors of accounts. Until somebody has shown a code of it, one is only offered.
create table secondfactor.factors (
    owner_id     uuid        primary key,
    -- What the app computes codes from, sealed under the master key for this owner alone.
    secret       bytea       not null,
    offered_at   timestamptz not null,
    confirmed_at timestamptz,
    -- Of the newest code that was used: which 30 seconds since 1970. It and older ones open nothing.
    last_step    bigint,
    constraint confirmed_by_a_code check ((confirmed_at is null) = (last_step is null))
);

create index factors_only_offered on secondfactor.factors (offered_at) where confirmed_at is null;

-- Codes on paper. They themselves are nowhere: only their hashes, under the master key.
create table secondfactor.recovery_codes (
    owner_id uuid        not null references secondfactor.factors on delete cascade,
    hash     bytea       not null,
    used_at  timestamptz,
    primary key (owner_id, hash)
);

-- Somebody says that their device is gone: their factor goes too, once they have waited.
create table secondfactor.removals (
    owner_id uuid        primary key references secondfactor.factors on delete cascade,
    asked_at timestamptz not null,
    due_at   timestamptz not null,
    constraint waited_for check (due_at > asked_at)
);

create index removals_by_time on secondfactor.removals (due_at);
