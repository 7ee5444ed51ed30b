create schema staff;

-- What somebody may do, by a name that the shop knows. One role is of every permission, also those
-- of later versions.
create table staff.roles (
    role_id     uuid        primary key,
    name        text        not null,
    description text        not null,
    everything  boolean     not null,
    permissions text[]      not null,
    changed_at  timestamptz, -- none: as it came
    changed_by  text,
    constraint named check (name <> ''),
    constraint everything_or_some check (everything = (cardinality(permissions) = 0)),
    constraint changed_by_somebody check ((changed_at is null) = (changed_by is null))
);

create unique index one_role_per_name on staff.roles (lower(name));

insert into staff.roles (role_id, name, description, everything, permissions) values
    ('00000000-0000-7000-8000-000000000001', 'Administrator',
        'May do everything, also what later versions bring.', true, '{}'),
    ('00000000-0000-7000-8000-000000000002', 'Customer service',
        'Orders, returns and customers, without giving money back.', false,
        '{catalogue:read,inventory:read,orders:read,orders:write,payments:read,customers:read,customers:write,mails:read}'),
    ('00000000-0000-7000-8000-000000000003', 'Warehouse',
        'Stock, and what leaves and comes back.', false,
        '{catalogue:read,inventory:read,inventory:write,orders:read,orders:write}'),
    ('00000000-0000-7000-8000-000000000004', 'Merchandising',
        'Products, prices, promotions.', false,
        '{catalogue:read,catalogue:write,prices:read,prices:write,promotions:read,promotions:write,inventory:read,sales:read}'),
    ('00000000-0000-7000-8000-000000000005', 'Finance',
        'Payments, refunds and the books.', false,
        '{orders:read,orders:money,payments:read,payments:money,payments:approve,sales:read,ledger:read}'),
    ('00000000-0000-7000-8000-000000000006', 'Reading',
        'Looks at what the shop sells, and changes nothing.', false,
        '{catalogue:read,prices:read,promotions:read,inventory:read,orders:read,payments:read,sales:read,ledger:read}');

-- People who work with the shop. Whoever left stays as SUSPENDED, so that histories can be read.
create table staff.members (
    member_id     uuid        primary key,
    email         text        not null,
    name          text        not null,
    password_hash text        not null,
    status        text        not null,
    epoch         int         not null default 0, -- one more whenever all their sessions end
    joined_at     timestamptz not null,
    invited_by    text        not null,
    last_seen_at  timestamptz, -- when they signed in last
    suspended_at  timestamptz,
    suspended_by  text,
    constraint one_member_per_address unique (email),
    constraint named check (name <> ''),
    constraint status_is_known check (status in ('ACTIVE', 'SUSPENDED')),
    constraint suspended_by_somebody check (
        num_nonnulls(suspended_at, suspended_by)
            = case when status = 'SUSPENDED' then 2 else 0 end)
);

create table staff.member_roles (
    member_id uuid not null references staff.members,
    role_id   uuid not null references staff.roles,
    primary key (member_id, role_id)
);

create index member_roles_by_role on staff.member_roles (role_id);

-- Whence somebody came in: no guesser does.
create table staff.member_networks (
    member_id uuid        not null references staff.members,
    network   text        not null,
    last_at   timestamptz not null,
    primary key (member_id, network)
);

-- Of the token only the hash is here; it is computed from the id under the server's key.
create table staff.invitations (
    invitation_id uuid        primary key,
    token_hash    bytea       not null,
    email         text, -- none: the first administrator, who chooses it
    name          text        not null,
    role_ids      uuid[]      not null,
    invited_at    timestamptz not null,
    invited_by    text        not null,
    expires_at    timestamptz not null,
    accepted_at   timestamptz,
    member_id     uuid        references staff.members, -- who accepted
    withdrawn_at  timestamptz,
    constraint one_invitation_per_token unique (token_hash),
    constraint of_some_role check (cardinality(role_ids) > 0),
    constraint accepted_by_somebody check ((accepted_at is null) = (member_id is null)),
    constraint accepted_or_withdrawn check (num_nonnulls(accepted_at, withdrawn_at) < 2)
);

create unique index one_open_invitation_per_address on staff.invitations (email)
    where accepted_at is null and withdrawn_at is null;
