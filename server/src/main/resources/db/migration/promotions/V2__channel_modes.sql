-- How promotions go together in a channel, and who chose so: of each channel the last row holds. A
-- channel without one has what the shop's settings say.
create table promotions.channel_modes (
    channel_id text        not null,
    revision   int         not null,
    mode       text        not null,
    changed_at timestamptz not null,
    actor      text        not null,
    request_id text        not null,
    primary key (channel_id, revision),
    constraint mode_is_known check (mode in ('PRIORITY', 'BEST_DEAL')),
    constraint revision_counts_from_one check (revision > 0)
);

create trigger append_only
    before update or delete or truncate on promotions.channel_modes
    for each statement execute function platform.refuse_change();

do $$
begin
    if exists (select from pg_roles where rolname = 'cartwright') then
        revoke update, delete, truncate on promotions.channel_modes from cartwright;
    end if;
end
$$;
