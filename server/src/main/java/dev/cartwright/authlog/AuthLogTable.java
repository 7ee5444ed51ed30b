package dev.cartwright.authlog;

import static dev.cartwright.authlog.schema.Tables.AUTH_LOGS;
import static dev.cartwright.authlog.schema.Tables.AUTH_LOG_PEOPLE;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import dev.cartwright.authlog.schema.tables.records.AuthLogPeopleRecord;
import dev.cartwright.authlog.schema.tables.records.AuthLogsRecord;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Client;
import dev.cartwright.platform.PersonalData.Person;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Select;
import org.springframework.stereotype.Repository;

/** Writes events, and forgets whose they were. */
@Repository
class AuthLogTable {

    private final DSLContext db;
    private final Hashes hashes;

    AuthLogTable(DSLContext db, Hashes hashes) {
        this.db = db;
        this.hashes = hashes;
    }

    /** One statement: neither row is ever without the other before it is erased. */
    void insert(UUID id, AuthEvent event, Actor actor, Client client) {
        var person = person(id, event, client);
        var row = row(id, event, actor);
        row.setPersonHash(hashes.of(person));
        row.setRowHash(hashes.of(row));
        db.with(name("who").as(insertInto(AUTH_LOG_PEOPLE).set(person).returning()))
                .insertInto(AUTH_LOGS)
                .set(row)
                .execute();
    }

    /** Erases who did what is logged of a person; answers how many rows had it. */
    int forget(Person person) {
        return db.deleteFrom(AUTH_LOG_PEOPLE).where(AUTH_LOG_PEOPLE.ID.in(idsOf(person))).execute();
    }

    /** The events of a person's accounts, and those with the address that are nobody's. */
    static Select<Record1<UUID>> idsOf(Person person) {
        return select(AUTH_LOGS.ID)
                .from(AUTH_LOGS)
                .where(AUTH_LOGS.CUSTOMER_ID.eq(person.id()))
                .or(AUTH_LOGS.USER_ID.in(person.accounts()))
                .unionAll(
                        select(AUTH_LOGS.ID)
                                .from(AUTH_LOG_PEOPLE)
                                .join(AUTH_LOGS)
                                .on(AUTH_LOGS.ID.eq(AUTH_LOG_PEOPLE.ID))
                                .where(AUTH_LOG_PEOPLE.EMAIL.eq(person.email()))
                                .andNot(hasOwner()));
    }

    /**
     * Whoever had the address before keeps what is theirs. An account that never was a customer's
     * is one that nobody verified: what was done with it is of whoever has the address.
     */
    private static Condition hasOwner() {
        var verified = AUTH_LOGS.as("verified");
        return AUTH_LOGS
                .CUSTOMER_ID
                .isNotNull()
                .or(
                        exists(
                                selectOne()
                                        .from(verified)
                                        .where(verified.USER_ID.eq(AUTH_LOGS.USER_ID))
                                        .and(verified.CUSTOMER_ID.isNotNull())));
    }

    private static AuthLogsRecord row(UUID id, AuthEvent event, Actor actor) {
        var row = new AuthLogsRecord();
        row.setId(id);
        row.setAt(Canon.instant(id));
        row.setKind(event.kind().name());
        row.setResult(event.result().name());
        row.setReason(event.reason() == null ? null : event.reason().name());
        row.setUserId(event.user());
        row.setCustomerId(event.customer());
        row.setSessionId(event.session());
        row.setActorKind(actor.kind().name());
        row.setActorId(actor.id());
        row.setRequestId(actor.requestId());
        return row;
    }

    private static AuthLogPeopleRecord person(UUID id, AuthEvent event, Client client) {
        return new AuthLogPeopleRecord(
                id,
                UUID.randomUUID(),
                event.email(),
                client.address(),
                client.network(),
                client.agent());
    }
}
