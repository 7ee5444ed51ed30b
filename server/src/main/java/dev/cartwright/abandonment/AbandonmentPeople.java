package dev.cartwright.abandonment;

import static dev.cartwright.abandonment.schema.Tables.ABANDONED_CARTS;
import static dev.cartwright.abandonment.schema.Tables.TOLD;

import dev.cartwright.abandonment.schema.tables.records.AbandonedCartsRecord;
import dev.cartwright.platform.PersonalData;
import dev.cartwright.platform.RandomToken;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Who left carts: customers, and guests as far as an address tells. */
@Repository
class AbandonmentPeople implements PersonalData {

    /** No word for a person begins so. */
    private static final String FORGOTTEN = "forgotten:";

    private final DSLContext db;
    private final Shoppers shoppers;

    AbandonmentPeople(DSLContext db, Shoppers shoppers) {
        this.db = db;
        this.shoppers = shoppers;
    }

    /** After carts, customers and orders by name, as their locks are taken before these rows'. */
    @Override
    public String name() {
        return "unfinished-carts";
    }

    /** Without ids, some of which open carts. */
    @Override
    public List<Map<String, Object>> about(Person person) {
        return db.selectFrom(ABANDONED_CARTS)
                .where(of(person))
                .orderBy(ABANDONED_CARTS.ID)
                .fetch(AbandonmentPeople::facts);
    }

    /**
     * Links die with the address. In place of the person is a word that says nothing and is the
     * same for all of the person's carts, so that figures still count people: also where the
     * address went before, for the word before is that of the address.
     */
    @Override
    public int forget(Person person) {
        var theirs =
                db.selectFrom(ABANDONED_CARTS)
                        .where(of(person))
                        .and(ABANDONED_CARTS.PERSON.startsWith(FORGOTTEN).not())
                        .orderBy(ABANDONED_CARTS.ID)
                        .forNoKeyUpdate()
                        .fetch();
        var words = new TreeSet<>(theirs.getValues(ABANDONED_CARTS.PERSON));
        words.add(shoppers.person(person.email()));
        return db.update(ABANDONED_CARTS)
                        .setNull(ABANDONED_CARTS.EMAIL)
                        .set(ABANDONED_CARTS.PERSON, FORGOTTEN + RandomToken.make())
                        .where(ABANDONED_CARTS.ID.in(theirs.getValues(ABANDONED_CARTS.ID)))
                        .execute()
                + db.deleteFrom(TOLD).where(TOLD.PERSON.in(words)).execute();
    }

    /** The address is gone before its word is. */
    private Condition of(Person person) {
        var theirAddress =
                ABANDONED_CARTS
                        .EMAIL
                        .eq(person.email())
                        .or(ABANDONED_CARTS.PERSON.eq(shoppers.person(person.email())));
        return ABANDONED_CARTS
                .CUSTOMER_ID
                .eq(person.id())
                .or(ABANDONED_CARTS.CUSTOMER_ID.isNull().and(theirAddress));
    }

    private static Map<String, Object> facts(AbandonedCartsRecord it) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("leftAt", it.getChangedAt());
        facts.put("foundAt", it.getFoundAt());
        facts.put("state", it.getState());
        if (it.getEmail() != null) {
            facts.put("email", it.getEmail());
        }
        if (it.getContactedAt() != null) {
            facts.put("contactedAt", it.getContactedAt());
        }
        if (it.getReturnedByLinkAt() != null) {
            facts.put("returnedByLinkAt", it.getReturnedByLinkAt());
        }
        if (it.getOrderId() != null) {
            facts.put("order", it.getOrderId());
        }
        return facts;
    }
}
