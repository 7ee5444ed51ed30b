create schema console;

-- Who has signed in at the console, as Spring Session wants it; times are milliseconds since 1970.
-- The cookie bears the id and a code under the server's key: who reads this table gets in nowhere.
create table console.sessions (
    primary_id            char(36)     primary key,
    session_id            char(36)     not null,
    creation_time         bigint       not null,
    last_access_time      bigint       not null,
    max_inactive_interval int          not null,
    expiry_time           bigint       not null,
    principal_name        varchar(100), -- the account
    constraint one_session_per_id unique (session_id)
);

create index sessions_by_expiry on console.sessions (expiry_time);
create index sessions_of_account on console.sessions (principal_name);

create table console.sessions_attributes (
    session_primary_id char(36)     not null references console.sessions on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea        not null,
    primary key (session_primary_id, attribute_name)
);
