package dev.cartwright.authlog;

import static dev.cartwright.authlog.schema.Tables.AUTH_LOGS;
import static dev.cartwright.authlog.schema.Tables.AUTH_LOG_PEOPLE;
import static org.jooq.impl.DSL.noCondition;

import dev.cartwright.authlog.AuthEvent.Kind;
import dev.cartwright.authlog.AuthEvent.Reason;
import dev.cartwright.authlog.AuthEvent.Result;
import dev.cartwright.authlog.schema.tables.records.AuthLogPeopleRecord;
import dev.cartwright.authlog.schema.tables.records.AuthLogsRecord;
import dev.cartwright.platform.PersonalData.Person;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads events with whose they were, newest first, one statement a page. */
@Repository
class AuthLogQuery {

    private final DSLContext db;

    AuthLogQuery(DSLContext db) {
        this.db = db;
    }

    /**
     * An event as it is kept.
     *
     * @param person all null once it was erased
     */
    record Logged(AuthLogsRecord event, AuthLogPeopleRecord person) {
        Kind kind() {
            return Kind.valueOf(event.getKind());
        }

        Result result() {
            return Result.valueOf(event.getResult());
        }

        @Nullable Reason reason() {
            return event.getReason() == null ? null : Reason.valueOf(event.getReason());
        }
    }

    List<Logged> page(AuthLogFilter filter, @Nullable UUID after, int limit) {
        var wanted = filter.conditions();
        if (filter.asksForPeople()) {
            // Both tables have the id, and of those who are asked for the smaller one leads.
            return db.select(AUTH_LOGS, AUTH_LOG_PEOPLE)
                    .from(AUTH_LOG_PEOPLE)
                    .join(AUTH_LOGS)
                    .on(AUTH_LOGS.ID.eq(AUTH_LOG_PEOPLE.ID))
                    .where(wanted)
                    .and(after == null ? noCondition() : AUTH_LOG_PEOPLE.ID.lt(after))
                    .orderBy(AUTH_LOG_PEOPLE.ID.desc())
                    .limit(limit)
                    .fetch(row -> new Logged(row.value1(), row.value2()));
        }
        return newest(events(wanted), after, limit);
    }

    List<OwnEvent> own(UUID user, @Nullable UUID after, int limit) {
        return newest(events(List.of(AUTH_LOGS.USER_ID.eq(user))), after, limit).stream()
                .map(it ->
                        new OwnEvent(
                                it.event().getId(),
                                it.event().getAt(),
                                it.kind(),
                                it.result(),
                                it.reason(),
                                it.person().getNetwork(),
                                it.person().getAgent(),
                                it.event().getSessionId()))
                .toList();
    }

    /** Everything of a person, the oldest first. */
    List<Logged> all(Person person) {
        return events(List.of(AUTH_LOGS.ID.in(AuthLogTable.idsOf(person))))
                .orderBy(AUTH_LOGS.ID)
                .fetch(row -> new Logged(row.value1(), row.value2()));
    }

    private SelectConditionStep<Record2<AuthLogsRecord, AuthLogPeopleRecord>> events(
            List<Condition> wanted) {
        return db.select(AUTH_LOGS, AUTH_LOG_PEOPLE)
                .from(AUTH_LOGS)
                .leftJoin(AUTH_LOG_PEOPLE)
                .on(AUTH_LOG_PEOPLE.ID.eq(AUTH_LOGS.ID))
                .where(wanted);
    }

    private static List<Logged> newest(
            SelectConditionStep<Record2<AuthLogsRecord, AuthLogPeopleRecord>> events,
            @Nullable UUID after,
            int limit) {
        return events.and(after == null ? noCondition() : AUTH_LOGS.ID.lt(after))
                .orderBy(AUTH_LOGS.ID.desc())
                .limit(limit)
                .fetch(row -> new Logged(row.value1(), row.value2()));
    }
}
