package dev.cartwright.hooks;

import static dev.cartwright.hooks.schema.Tables.MESSAGES;

import dev.cartwright.customers.CustomersMerged;
import dev.cartwright.hooks.schema.tables.records.MessagesRecord;
import dev.cartwright.platform.PersonalData;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What endpoints were told about people, and are still to be told. */
@Repository
class HookPeople implements PersonalData {

    private final DSLContext db;

    HookPeople(DSLContext db) {
        this.db = db;
    }

    /** In the transaction of the merge. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void moved(CustomersMerged people) {
        db.update(MESSAGES)
                .set(MESSAGES.CUSTOMER_ID, people.into())
                .where(MESSAGES.CUSTOMER_ID.eq(people.from()))
                .execute();
    }

    @Override
    public String name() {
        return "webhookMessages";
    }

    @Override
    public List<Map<String, Object>> about(Person person) {
        return db.selectFrom(MESSAGES)
                .where(MESSAGES.CUSTOMER_ID.eq(person.id()))
                .orderBy(MESSAGES.QUEUED_AT, MESSAGES.HOOK_ID)
                .fetch(HookPeople::facts);
    }

    private static Map<String, Object> facts(MessagesRecord it) {
        return Map.of(
                "type", it.getEventType(),
                "queuedAt", it.getQueuedAt(),
                "state", it.getState(),
                "payload", it.getPayload());
    }

    /**
     * What was not delivered until now is not delivered: nobody hears of who is forgotten. Attempts
     * go with their messages.
     */
    @Override
    public int forget(Person person) {
        return db.deleteFrom(MESSAGES).where(MESSAGES.CUSTOMER_ID.eq(person.id())).execute();
    }
}
