package dev.cartwright.mail;

import static dev.cartwright.mail.schema.Tables.OUTBOX;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;

import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.mail.schema.tables.records.OutboxRecord;
import dev.cartwright.platform.PersonalData;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * The mails to a person: those about the person's accounts, wherever they went, and those to the
 * address in use now, except to whoever had it before. Those about orders are whose the order is;
 * {@link MailLog} finds them by that.
 */
@Component
class MailsOfPeople implements PersonalData {

    private final DSLContext db;
    private final OutboxTable outbox;
    private final Clock clock;

    MailsOfPeople(DSLContext db, OutboxTable outbox, Clock clock) {
        this.db = db;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "mails";
    }

    /** Without their words, which may open an account. */
    @Override
    public List<Map<String, Object>> about(Person person) {
        return db.selectFrom(OUTBOX)
                .where(of(person))
                .orderBy(OUTBOX.ID)
                .fetch(MailsOfPeople::facts);
    }

    static Map<String, Object> facts(OutboxRecord mail) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("kind", mail.getKind());
        facts.put("to", mail.getEmail().value());
        facts.put("name", mail.getName());
        facts.put("subjectLine", mail.getSubjectLine());
        facts.put("state", mail.getState());
        facts.put("queuedAt", mail.getQueuedAt());
        return facts;
    }

    /**
     * Wipes address, name and words; what was still to be sent is given up. Only the word that the
     * account was erased still goes out, and is forgotten then.
     */
    @Override
    public int forget(Person person) {
        return outbox.forget(
                of(person)
                        .and(
                                OUTBOX.NEXT_ATTEMPT_AT
                                        .isNull()
                                        .or(OUTBOX.KIND.ne(Kind.ACCOUNT_ERASED.word()))),
                clock.instant());
    }

    private static Condition of(Person person) {
        var own =
                Stream.concat(Stream.of(person.id().value()), person.accounts().stream())
                        .map(UUID::toString)
                        .toList();
        return OUTBOX.SUBJECT
                .in(own)
                .and(OUTBOX.EMAIL.isNotNull())
                .or(
                        OUTBOX.EMAIL
                                .eq(person.email())
                                .and(OUTBOX.KIND.notIn(Kind.OF_ORDERS))
                                .andNot(hasLeft(person.email())));
    }

    /**
     * Whoever changes to another address is told so at the one before, with which it was theirs.
     */
    private static Condition hasLeft(EmailAddress address) {
        var farewell = OUTBOX.as("farewell");
        return exists(
                selectOne()
                        .from(farewell)
                        .where(farewell.SUBJECT.eq(OUTBOX.SUBJECT))
                        .and(farewell.KIND.eq(Kind.EMAIL_CHANGED.word()))
                        .and(farewell.EMAIL.eq(address)));
    }
}
