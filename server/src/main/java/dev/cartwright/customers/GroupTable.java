package dev.cartwright.customers;

import static dev.cartwright.customers.schema.Tables.CUSTOMERS;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.cardinality;
import static org.jooq.impl.DSL.val;

import dev.cartwright.kernel.CustomerId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Which groups people are in, as the merchant calls them. */
@Repository
class GroupTable {

    /** Those of {0}, who is {1} from now on, are the other's, too. */
    private static final String MERGE =
            """
            update customers.customers kept
            set groups = array(
                select distinct word from unnest(kept.groups || gone.groups) word order by word)
            from customers.customers gone
            where gone.customer_id = {0} and kept.customer_id = {1} and cardinality(gone.groups) > 0
            """;

    private final DSLContext db;

    GroupTable(DSLContext db) {
        this.db = db;
    }

    Set<String> of(CustomerId id) {
        return db.select(CUSTOMERS.GROUPS)
                .from(CUSTOMERS)
                .where(CUSTOMERS.CUSTOMER_ID.eq(id))
                .fetchOptional(row -> Set.of(row.value1()))
                .orElseGet(Set::of);
    }

    Map<CustomerId, Set<String>> of(Collection<CustomerId> ids) {
        return db.select(CUSTOMERS.CUSTOMER_ID, CUSTOMERS.GROUPS)
                .from(CUSTOMERS)
                .where(CUSTOMERS.CUSTOMER_ID.eq(any(ids.toArray(CustomerId[]::new))))
                .and(cardinality(CUSTOMERS.GROUPS).gt(0))
                .fetchMap(row -> row.value1(), row -> Set.of(row.value2()));
    }

    /** False where there is no such person, or none any more. */
    boolean set(CustomerId id, Collection<String> groups) {
        return db.update(CUSTOMERS)
                        .set(CUSTOMERS.GROUPS, new TreeSet<>(groups).toArray(String[]::new))
                        .set(CUSTOMERS.VERSION, CUSTOMERS.VERSION.plus(1))
                        .where(CustomerTable.isThere(id))
                        .execute()
                == 1;
    }

    void merge(CustomerId from, CustomerId into) {
        db.execute(MERGE, val(from.value()), val(into.value()));
    }
}
