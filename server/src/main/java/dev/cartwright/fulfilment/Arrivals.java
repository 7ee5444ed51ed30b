package dev.cartwright.fulfilment;

import static dev.cartwright.fulfilment.schema.Tables.FULFILMENTS;
import static dev.cartwright.fulfilment.schema.Tables.FULFILMENT_LINES;
import static org.jooq.impl.DSL.sum;

import dev.cartwright.fulfilment.Fulfilment.Status;
import dev.cartwright.kernel.OrderId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** When the units of an order reached its buyer, for who asks how long ago that was. */
@Component
public class Arrivals {

    private final DSLContext db;

    Arrivals(DSLContext db) {
        this.db = db;
    }

    /**
     * Returns how many units of each line arrived then or later, or have left and did not arrive
     * yet; without the lines of which there are none.
     */
    public Map<UUID, Integer> since(OrderId order, Instant moment) {
        var units = sum(FULFILMENT_LINES.QUANTITY);
        var arrived = new HashMap<UUID, Integer>();
        db.select(FULFILMENT_LINES.LINE_ID, units)
                .from(FULFILMENTS)
                .join(FULFILMENT_LINES)
                .on(FULFILMENT_LINES.FULFILMENT_ID.eq(FULFILMENTS.ID))
                .where(FULFILMENTS.ORDER_ID.eq(order))
                .and(
                        FULFILMENTS
                                .STATUS
                                .eq(Status.SHIPPED.name())
                                .or(
                                        FULFILMENTS
                                                .STATUS
                                                .eq(Status.DELIVERED.name())
                                                .and(FULFILMENTS.DELIVERED_AT.ge(moment))))
                .groupBy(FULFILMENT_LINES.LINE_ID)
                .forEach(row -> arrived.put(row.value1(), count(row.value2())));
        return arrived;
    }

    private static int count(BigDecimal units) {
        return units.intValueExact();
    }
}
