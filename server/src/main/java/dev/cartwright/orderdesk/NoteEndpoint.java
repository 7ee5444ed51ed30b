package dev.cartwright.orderdesk;

import dev.cartwright.kernel.OrderId;
import dev.cartwright.orders.Orders;
import dev.cartwright.orders.StaffNotes;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.IdempotencyKey;
import dev.cartwright.platform.Scope.Dimension;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What staff writes to an order; it is read in the order's trail. */
@RestController
@ForStaff(value = Area.ORDERS, honours = Dimension.CHANNEL)
class NoteEndpoint {

    private final StaffNotes notes;
    private final NoteOnce once;
    private final Orders orders;

    NoteEndpoint(StaffNotes notes, NoteOnce once, Orders orders) {
        this.orders = orders;
        this.notes = notes;
        this.once = once;
    }

    record Note(@Nullable String text) {}

    record Tags(
            @Nullable @Size(max = 20) List<@NotNull String> add,
            @Nullable @Size(max = 20) List<@NotNull String> remove) {

        List<String> added() {
            return add == null ? List.of() : add;
        }

        List<String> removed() {
            return remove == null ? List.of() : remove;
        }
    }

    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = NoteOnce.Noted.class)))
    @PostMapping("/api/admin/orders/{id}/notes")
    ResponseEntity<?> note(
            @PathVariable OrderId id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key,
            @RequestBody Note it) {
        orders.requireInScope(id);
        return once.note(id, it.text(), key);
    }

    @PatchMapping("/api/admin/orders/{id}/tags")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    void tag(@PathVariable OrderId id, @RequestBody @Valid Tags it) {
        orders.requireInScope(id);
        notes.tag(id, it.added(), it.removed());
    }
}
