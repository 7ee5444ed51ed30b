package dev.cartwright.orderdesk;

import dev.cartwright.checkout.OrderCancellation;
import dev.cartwright.fulfilment.Release;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Text;
import dev.cartwright.orders.Orders;
import dev.cartwright.orders.StaffNotes;
import dev.cartwright.platform.Access;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.Grants;
import dev.cartwright.platform.IdempotencyKey;
import dev.cartwright.platform.Scope.Dimension;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** One thing done with each of some orders: each by itself, and what became of it. */
@RestController
@ForStaff(value = Area.ORDERS, honours = Dimension.CHANNEL)
class BulkEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(BulkEndpoint.class);

    private final OrderCancellation cancellation;
    private final Release release;
    private final StaffNotes notes;
    private final NoteOnce noteOnce;
    private final Orders orders;
    private final TransactionTemplate transaction;

    BulkEndpoint(
            OrderCancellation cancellation,
            Release release,
            StaffNotes notes,
            NoteOnce noteOnce,
            Orders orders,
            TransactionTemplate transaction) {
        this.orders = orders;
        this.cancellation = cancellation;
        this.release = release;
        this.notes = notes;
        this.noteOnce = noteOnce;
        this.transaction = transaction;
    }

    /** What is done. */
    enum Action {
        /** All that is there is picked. */
        RELEASE(0),
        CANCEL(200),
        TAG(StaffNotes.TAG_LENGTH),
        UNTAG(StaffNotes.TAG_LENGTH),
        NOTE(StaffNotes.NOTE_LENGTH);

        /** What its text has at most; 0: it needs none. */
        private final int length;

        Action(int length) {
            this.length = length;
        }
    }

    /**
     * @param text the reason, the tag or the note; a release needs none
     */
    record Bulk(
            @NotNull Action action,
            @NotEmpty @Size(max = 500) List<@NotNull OrderId> orders,
            @Nullable String text) {

        String said() {
            return Text.required("text", text, action.length);
        }
    }

    /** What cannot be done with any order is refused before the first of them. */
    @PostMapping("/api/admin/orders/bulk")
    List<BulkResult> all(
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key,
            @RequestBody @Valid Bulk wanted) {
        if (wanted.action() == Action.CANCEL) {
            Grants.requireCurrent(Area.ORDERS, Access.MONEY);
        }
        if (wanted.action().length > 0) {
            wanted.said();
        }
        return new LinkedHashSet<>(wanted.orders())
                .stream().map(order -> one(order, wanted, key)).toList();
    }

    private BulkResult one(OrderId order, Bulk wanted, @Nullable IdempotencyKey key) {
        try {
            orders.requireInScope(order);
            act(order, wanted, key);
            return BulkResult.done(order);
        } catch (RuntimeException e) {
            var result = BulkResult.of(order, e);
            if (result.status() >= BulkResult.FAILED) {
                LOG.error("Order {}: {} failed", order, wanted.action(), e);
            }
            return result;
        }
    }

    /** A key counts for notes alone: nothing else happens twice to one order. */
    private void act(OrderId order, Bulk wanted, @Nullable IdempotencyKey key) {
        switch (wanted.action()) {
            case RELEASE -> release.all(order);
            case CANCEL -> cancellation.cancel(order, wanted.said());
            case TAG ->
                    transaction.executeWithoutResult(
                            _ -> notes.tag(order, List.of(wanted.said()), List.of()));
            case UNTAG ->
                    transaction.executeWithoutResult(
                            _ -> notes.tag(order, List.of(), List.of(wanted.said())));
            case NOTE -> noteOnce.note(order, wanted.said(), key);
        }
    }
}
