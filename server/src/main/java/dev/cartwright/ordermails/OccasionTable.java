package dev.cartwright.ordermails;

import static dev.cartwright.ordermails.schema.Tables.OCCASIONS;
import static org.jooq.impl.DSL.field;

import dev.cartwright.kernel.OrderId;
import dev.cartwright.ordermails.schema.tables.records.OccasionsRecord;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What there was to tell, whether it was told or not. Written under the lock of the order. */
@Repository
class OccasionTable {

    private static final String STRIPPED = "{0} - array['note', 'trackingNumber', 'trackingUrl']";

    private final DSLContext db;
    private final JsonMapper json;

    OccasionTable(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** Returns whether it was new. */
    boolean add(Occasion it) {
        return db.insertInto(OCCASIONS)
                        .set(OCCASIONS.KIND, it.kind().name())
                        .set(OCCASIONS.ID, it.id())
                        .set(OCCASIONS.ORDER_ID, it.order())
                        .set(OCCASIONS.AT, it.at())
                        .set(OCCASIONS.ABOUT, JSONB.valueOf(json.writeValueAsString(it.about())))
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    Optional<Occasion> find(OrderId order, OrderMailKind kind, UUID id) {
        return db.selectFrom(OCCASIONS)
                .where(OCCASIONS.KIND.eq(kind.name()))
                .and(OCCASIONS.ID.eq(id))
                .and(OCCASIONS.ORDER_ID.eq(order))
                .fetchOptional(this::occasion);
    }

    Optional<Occasion> newest(OrderId order, OrderMailKind kind) {
        return db.selectFrom(OCCASIONS)
                .where(OCCASIONS.ORDER_ID.eq(order))
                .and(OCCASIONS.KIND.eq(kind.name()))
                .orderBy(OCCASIONS.AT.desc(), OCCASIONS.ID.desc())
                .limit(1)
                .fetchOptional(this::occasion);
    }

    /** Takes out what somebody wrote for the buyers of these, and where their parcels went. */
    int strip(Collection<OrderId> orders) {
        var kept = field(STRIPPED, JSONB.class, OCCASIONS.ABOUT);
        return db.update(OCCASIONS)
                .set(OCCASIONS.ABOUT, kept)
                .where(OCCASIONS.ORDER_ID.in(orders).and(OCCASIONS.ABOUT.ne(kept)))
                .execute();
    }

    private Occasion occasion(OccasionsRecord row) {
        return new Occasion(
                OrderMailKind.valueOf(row.getKind()),
                row.getId(),
                row.getOrderId(),
                row.getAt(),
                json.readValue(row.getAbout().data(), About.class));
    }
}
