-- Who had a listener asked again about what it failed to take. The row stays, so that it is done
-- once; where the listener fails again until it is given up, it is the same row that waits again.
alter table events.abandoned_publication
    add column resubmitted_at timestamptz,
    add column resubmitted_by text,
    add constraint resubmitted_by_somebody
        check ((resubmitted_at is null) = (resubmitted_by is null));

create index abandoned_publication_waiting
    on events.abandoned_publication (id) where resubmitted_at is null;
