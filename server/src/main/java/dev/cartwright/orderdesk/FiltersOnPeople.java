package dev.cartwright.orderdesk;

import static dev.cartwright.orderdesk.schema.Tables.SAVED_FILTERS;
import static org.jooq.impl.DSL.jsonbGetAttributeAsText;
import static org.jooq.impl.DSL.lower;

import dev.cartwright.platform.PersonalData;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Kept searches that look for one person. */
@Repository
class FiltersOnPeople implements PersonalData {

    private final DSLContext db;

    FiltersOnPeople(DSLContext db) {
        this.db = db;
    }

    @Override
    public String name() {
        return "orderFilters";
    }

    @Override
    public List<Map<String, Object>> about(Person person) {
        return db.selectFrom(SAVED_FILTERS)
                .where(lookFor(person))
                .orderBy(SAVED_FILTERS.NAME)
                .fetch(it ->
                        Map.of(
                                "name", it.getName(),
                                "filter", it.getFilter().data(),
                                "madeAt", it.getMadeAt()));
    }

    /** Without the person they find nothing any more. */
    @Override
    public int forget(Person person) {
        return db.deleteFrom(SAVED_FILTERS).where(lookFor(person)).execute();
    }

    private static Condition lookFor(Person person) {
        var filter = SAVED_FILTERS.FILTER;
        var email = person.email().value();
        return jsonbGetAttributeAsText(filter, "customer")
                .eq(person.id().toString())
                .or(lower(jsonbGetAttributeAsText(filter, "email")).eq(email))
                .or(lower(jsonbGetAttributeAsText(filter, "text")).eq(email));
    }
}
