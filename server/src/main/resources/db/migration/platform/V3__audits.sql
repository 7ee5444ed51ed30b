-- What the auditor found each time it looked.
create table platform.audits (
    audit_id   uuid        primary key,
    at         timestamptz not null,
    took_ms    int         not null,
    invariants int         not null, -- how many it looked at
    checked    bigint      not null, -- how many rows of them
    violations text[]      not null  -- names of those that did not hold
);
