package dev.cartwright.customers;

import static dev.cartwright.customers.schema.Tables.CUSTOMERS;
import static org.jooq.impl.DSL.val;

import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.platform.Ids;
import java.time.Clock;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The front door. Finds a person, or makes one the first time an address is seen. */
@Service
public class Customers {

    private static final String FIND_OR_MAKE =
            """
            with found as (
                select customer_id from customers.customers where email = {0}
            ), made as (
                insert into customers.customers (customer_id, email, name, created_at)
                select {1}, {0}, {2}, {3} where not exists (select from found)
                on conflict (email) do nothing
                returning customer_id
            )
            select customer_id from found union all select customer_id from made
            """;

    private final DSLContext db;
    private final Ids ids;
    private final Clock clock;

    Customers(DSLContext db, Ids ids, Clock clock) {
        this.db = db;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Returns the person with this address, in the caller's transaction.
     *
     * @param name kept the first time only: later ones may be gifts to somebody else
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public CustomerId findOrMake(EmailAddress email, String name) {
        while (true) {
            var row =
                    db.resultQuery(
                                    FIND_OR_MAKE,
                                    val(email, CUSTOMERS.EMAIL),
                                    val(new CustomerId(ids.next()), CUSTOMERS.CUSTOMER_ID),
                                    val(name),
                                    val(clock.instant(), CUSTOMERS.CREATED_AT))
                            .coerce(CUSTOMERS.CUSTOMER_ID)
                            .fetchOne();
            if (row != null) {
                return row.value1();
            }
            // Another transaction has just made this person: the next look sees its row.
        }
    }
}
