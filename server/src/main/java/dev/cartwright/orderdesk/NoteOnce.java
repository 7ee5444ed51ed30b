package dev.cartwright.orderdesk;

import dev.cartwright.kernel.OrderId;
import dev.cartwright.orders.StaffNotes;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.IdempotencyKey;
import dev.cartwright.platform.Once;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes a note to an order, once for each key. */
@Component
class NoteOnce {

    private static final String NOTES = "/api/admin/orders/{id}/notes";

    private final StaffNotes notes;
    private final Once once;

    NoteOnce(StaffNotes notes, Once once) {
        this.notes = notes;
        this.once = once;
    }

    /** What a key stands for. */
    private record Written(OrderId order, String text) {}

    /**
     * @param notes how many the order has now
     */
    @Schema(name = "OrderNoted")
    record Noted(int notes) {}

    /** As {@link StaffNotes#note}, in a transaction. */
    @Transactional
    ResponseEntity<?> note(OrderId order, @Nullable String text, @Nullable IdempotencyKey key) {
        return once.answer(
                Actor.current().scope("POST " + NOTES + " " + order),
                key,
                new Written(order, String.valueOf(text)),
                "/api/admin/orders/" + order,
                HttpStatus.CREATED,
                () -> new Noted(notes.note(order, text)));
    }
}
