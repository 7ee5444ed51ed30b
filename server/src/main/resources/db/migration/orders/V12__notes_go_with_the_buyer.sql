-- What staff writes of a buyer goes with the buyer: the words of a note may be wiped. All else of the
-- trail is as it was: that there was a note, when and whose it was, too.
create function orders.refuse_all_but_wiping() returns trigger language plpgsql as $$
begin
    if old.kind = 'note' and new.facts = '{"erased": true}'
        and to_jsonb(new) - 'facts' = to_jsonb(old) - 'facts' then
        return new;
    end if;
    raise exception 'orders.order_trail is append-only, but for the words of notes: % refused', tg_op
        using errcode = 'restrict_violation';
end
$$;

create or replace trigger append_only
    before delete or truncate on orders.order_trail
    for each statement execute function platform.refuse_change();
create trigger only_notes_are_wiped
    before update on orders.order_trail
    for each row execute function orders.refuse_all_but_wiping();

do $$
begin
    if exists (select from pg_roles where rolname = 'cartwright') then
        grant update (facts) on orders.order_trail to cartwright;
    end if;
end
$$;
