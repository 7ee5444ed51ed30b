create schema passkeys;

-- Keys on people's devices by which they come in; the shop knows their public halves.
create table passkeys.passkeys (
    passkey_id      uuid        primary key,
    owner_id        uuid        not null,
    -- By which the device finds it. Nobody else's: a passkey that two had would open either's door.
    credential_id   bytea       not null,
    -- Kind of device, credential id and public key, as authenticators write them (attestedCredentialData).
    credential      bytea       not null,
    transports      text[]      not null,
    -- How often it has signed, as its device counts; 0 where that does not. Less means a copy.
    sign_count      bigint      not null,
    -- Whether it may be, and is, on other devices of its owner's too.
    backup_eligible boolean     not null,
    backed_up       boolean     not null,
    label           text        not null,
    added_at        timestamptz not null,
    used_at         timestamptz,
    constraint one_passkey_per_credential unique (credential_id),
    constraint counted_up check (sign_count between 0 and 4294967295)
);

create index passkeys_of_owner on passkeys.passkeys (owner_id, passkey_id);

-- Challenges that were answered; each opens once. Those that nobody answered are nowhere.
create table passkeys.answered_challenges (
    hash       bytea       primary key,
    expires_at timestamptz not null
);

create index answered_challenges_by_time on passkeys.answered_challenges (expires_at);
