package dev.cartwright.orders;

import static dev.cartwright.orders.schema.Tables.ORDERS;
import static dev.cartwright.orders.schema.Tables.ORDER_TRAIL;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Text;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What staff writes to an order: notes, which are never changed and go with the buyer, and tags to
 * find it by.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class StaffNotes {

    public static final int TAG_LENGTH = 50;
    public static final int NOTE_LENGTH = 2_000;

    /** What a note is in the trail. */
    static final String NOTE = "note";

    private static final int MOST_TAGS = 20;
    private static final int MOST_NOTES = 100;

    private final DSLContext db;
    private final OrderWrites writes;
    private final OrderTable orders;
    private final Trail trail;

    StaffNotes(DSLContext db, OrderWrites writes, OrderTable orders, Trail trail) {
        this.db = db;
        this.writes = writes;
        this.orders = orders;
        this.trail = trail;
    }

    /**
     * Returns how many the order has now; throws {@link OrderProblem} where there is no such order,
     * or it has too many.
     */
    public int note(OrderId id, @Nullable String text) {
        var said = Text.required("text", text, NOTE_LENGTH);
        writes.lock(id);
        find(id);
        var notes =
                db.fetchCount(
                        ORDER_TRAIL, ORDER_TRAIL.ORDER_ID.eq(id).and(ORDER_TRAIL.KIND.eq(NOTE)));
        if (notes >= MOST_NOTES) {
            throw OrderProblem.tooManyNotes(MOST_NOTES);
        }
        trail.note(id, NOTE, Map.of("text", said));
        return notes + 1;
    }

    /**
     * Keeps what was noted before there was the order, which the caller has just made.
     *
     * @param by who noted it, whoever it is that buys
     */
    public void carry(OrderId made, String text, String by) {
        trail.note(made, NOTE, Map.of("text", text, "by", by));
    }

    /** Adds tags and takes others away; what is there already stays. */
    public void tag(OrderId id, Collection<String> added, Collection<String> removed) {
        writes.lock(id);
        var before = find(id).tags();
        var after = new TreeSet<>(before);
        added.forEach(it -> after.add(Text.required("tags", it, TAG_LENGTH)));
        after.removeAll(removed);
        if (after.size() > MOST_TAGS) {
            throw new InvalidField("tags", "must be at most " + MOST_TAGS);
        }
        if (List.copyOf(after).equals(before)) {
            return;
        }
        db.update(ORDERS)
                .set(ORDERS.TAGS, after.toArray(String[]::new))
                .set(ORDERS.VERSION, ORDERS.VERSION.plus(1))
                .where(ORDERS.ORDER_ID.eq(id))
                .execute();
        trail.note(id, "tagged", Map.of("before", before, "after", after));
    }

    private Order find(OrderId id) {
        return orders.find(id).orElseThrow(OrderProblem::unknownOrder);
    }
}
