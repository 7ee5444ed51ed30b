package dev.cartwright.orders;

import static dev.cartwright.orders.schema.Tables.ORDERS;
import static org.jooq.impl.DSL.min;

import dev.cartwright.customers.Customers;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.promotions.ShopperFacts;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** How often shoppers have bought, and which groups they are in. */
@Repository
class Purchases implements ShopperFacts {

    private final DSLContext db;
    private final Customers customers;

    Purchases(DSLContext db, Customers customers) {
        this.db = db;
        this.customers = customers;
    }

    /** Here, since customers are known to promotions' own modules and may not know them. */
    @Override
    public Map<CustomerId, Set<String>> groups(Collection<CustomerId> shoppers) {
        return customers.groups(shoppers);
    }

    /** One that waits for its payment counts, or two at once would both be the first. */
    @Override
    public int ordersPlaced(CustomerId customer) {
        return db.fetchCount(
                ORDERS,
                ORDERS.CUSTOMER_ID.eq(customer).and(ORDERS.STATUS.notIn("CANCELLED", "DRAFT")));
    }

    @Override
    public Map<CustomerId, Instant> firstOrders(Collection<CustomerId> customers) {
        var first = min(ORDERS.PLACED_AT);
        return db.select(ORDERS.CUSTOMER_ID, first)
                .from(ORDERS)
                .where(ORDERS.CUSTOMER_ID.in(customers))
                .and(ORDERS.PLACED_AT.isNotNull())
                .groupBy(ORDERS.CUSTOMER_ID)
                .fetchMap(ORDERS.CUSTOMER_ID, first);
    }
}
