package dev.cartwright.hooks;

/** The two statements by which messages come and go. */
final class MessageSql {

    private MessageSql() {}

    /**
     * {0} event, {1} its type, {2} customer, {3} payload, {4} now, {5} what a filter may say to
     * want it, {6} channel. All that a purchase does for endpoints; where there are none it is one
     * look at an empty table.
     */
    static final String ADD =
            """
            insert into hooks.messages (
                hook_id, event_id, event_type, customer_id, payload, state, attempts, queued_at,
                next_attempt_at)
            select id, {0}, {1}, {2}, {3}, 'QUEUED', 0, {4}, {4}
            from hooks.hooks
            where status <> 'DISABLED' and event_types && {5}::text[]
                and (channel_id is null or channel_id = {6})
            on conflict do nothing
            """;

    /**
     * {0} now, {1} the claim, {2} when it counts as lost, {3} most under way to one endpoint.
     *
     * <p>Of each endpoint with room a few are looked at, so that a long queue hides no short one.
     * Whoever is first locks; others take the next one and wait for nobody. That a message is due
     * is asked of its own row as well: who locks it a moment later looks at it anew. What is under
     * way is counted without a lock, so two servers may together send one more than allowed.
     */
    static final String CLAIM =
            """
            with due as materialized (
                select message.hook_id, message.event_id, message.event_type, message.state,
                    message.claim, message.attempts, message.attempted_at
                from hooks.hooks hook
                    cross join lateral (
                        select waiting.event_id
                        from hooks.messages waiting
                        where waiting.hook_id = hook.id and waiting.next_attempt_at <= {0}
                        order by waiting.next_attempt_at, waiting.event_id
                        limit {3} + 1
                    ) first
                    join hooks.messages message
                        on message.hook_id = hook.id and message.event_id = first.event_id
                where hook.status = 'ACTIVE'
                    and (hook.held_until is null or hook.held_until <= {0})
                    and message.next_attempt_at <= {0}
                    and (
                        select count(*) from hooks.messages busy
                        where busy.hook_id = hook.id and busy.state = 'SENDING'
                            and busy.next_attempt_at > {0}
                    ) < case when hook.failing_since is null then {3} else 1 end
                order by message.next_attempt_at, message.event_id
                limit 1
                for update of message skip locked
            ), lost as (
                insert into hooks.attempts (
                    id, hook_id, event_id, event_type, number, at, duration_ms, delivered, error)
                select claim, hook_id, event_id, event_type, attempts, attempted_at, 0, false,
                    'Its server was lost, and nobody knows how it ended'
                from due where state = 'SENDING'
            )
            update hooks.messages message
            set state = 'SENDING', claim = {1}, attempts = message.attempts + 1,
                attempted_at = {0}, next_attempt_at = {2}
            from due
            where message.hook_id = due.hook_id and message.event_id = due.event_id
            returning message.*
            """;
}
