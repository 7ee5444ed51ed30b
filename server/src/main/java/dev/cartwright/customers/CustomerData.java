package dev.cartwright.customers;

import static dev.cartwright.customers.schema.Tables.CUSTOMERS;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import dev.cartwright.customers.schema.tables.records.CustomersRecord;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.platform.PersonalData;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** What this module itself keeps of a person, under every name it was known by before. */
@Repository
class CustomerData implements PersonalData {

    private final DSLContext db;
    private final AddressTable addresses;
    private final ConsentTable consents;
    private final Clock clock;

    CustomerData(DSLContext db, AddressTable addresses, ConsentTable consents, Clock clock) {
        this.db = db;
        this.addresses = addresses;
        this.consents = consents;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "customers";
    }

    @Override
    public List<Map<String, Object>> about(Person person) {
        return db.selectFrom(CUSTOMERS)
                .where(isOrWas(person.id()))
                .orderBy(CUSTOMERS.CUSTOMER_ID)
                .fetch(this::facts);
    }

    /** The facts of consents stay: that and when something was agreed to, and to what. */
    @Override
    public int forget(Person person) {
        var changed = 0;
        for (var id : lock(person.id())) {
            changed += addresses.deleteAll(id) + consents.forgetProofs(id) + replace(id);
        }
        return changed;
    }

    private List<CustomerId> lock(CustomerId id) {
        return db.select(CUSTOMERS.CUSTOMER_ID)
                .from(CUSTOMERS)
                .where(isOrWas(id))
                .orderBy(CUSTOMERS.CUSTOMER_ID)
                .forUpdate()
                .fetch(CUSTOMERS.CUSTOMER_ID);
    }

    private int replace(CustomerId id) {
        // Nobody reads mail at .invalid (RFC 2606), and nobody guesses this one.
        var nobody = new EmailAddress("erased-" + UUID.randomUUID() + "@erased.invalid");
        return db.update(CUSTOMERS)
                .set(
                        CUSTOMERS.EMAIL,
                        when(CUSTOMERS.MERGED_INTO.isNull(), val(nobody, CUSTOMERS.EMAIL)))
                .set(CUSTOMERS.NAME, "Erased")
                .setNull(CUSTOMERS.PHONE)
                .setNull(CUSTOMERS.LOCALE)
                .set(CUSTOMERS.GROUPS, new String[0])
                .set(CUSTOMERS.ERASED_AT, clock.instant())
                .set(CUSTOMERS.VERSION, CUSTOMERS.VERSION.plus(1))
                .where(CUSTOMERS.CUSTOMER_ID.eq(id))
                .and(CUSTOMERS.ERASED_AT.isNull())
                .execute();
    }

    private static Condition isOrWas(CustomerId id) {
        return CUSTOMERS.CUSTOMER_ID.eq(id).or(CUSTOMERS.MERGED_INTO.eq(id.value()));
    }

    private Map<String, Object> facts(CustomersRecord row) {
        var facts = new LinkedHashMap<String, Object>();
        put(facts, "email", row.getEmail());
        put(facts, "name", row.getName());
        put(facts, "phone", row.getPhone());
        put(facts, "locale", row.getLocale());
        put(facts, "groups", row.getGroups().length == 0 ? null : List.of(row.getGroups()));
        put(facts, "knownSince", row.getCreatedAt());
        put(facts, "addresses", addresses.all(row.getCustomerId()));
        put(facts, "consents", consents.all(row.getCustomerId()));
        return facts;
    }

    private static void put(Map<String, Object> facts, String name, @Nullable Object fact) {
        if (fact != null) {
            facts.put(name, fact);
        }
    }
}
