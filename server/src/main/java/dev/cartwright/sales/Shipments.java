package dev.cartwright.sales;

import static dev.cartwright.sales.schema.Tables.SHIPMENTS;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.least;

import dev.cartwright.orders.OrderShipped;
import org.jooq.DSLContext;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Repository;

/** When the first units of an order left. News come late, twice and in any order. */
@Repository
class Shipments {

    private final DSLContext db;

    Shipments(DSLContext db) {
        this.db = db;
    }

    @ApplicationModuleListener
    void on(OrderShipped it) {
        db.insertInto(SHIPMENTS, SHIPMENTS.ORDER_KEY, SHIPMENTS.AT)
                .values(it.order().value(), it.at())
                .onConflict(SHIPMENTS.ORDER_KEY)
                .doUpdate()
                .set(SHIPMENTS.AT, least(SHIPMENTS.AT, excluded(SHIPMENTS.AT)))
                .execute();
    }
}
