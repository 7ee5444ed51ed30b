package dev.cartwright.orderdesk;

import dev.cartwright.kernel.OrderId;
import dev.cartwright.orders.StaffNotes;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What staff writes to an order; it is read in the order's trail. */
@RestController
class NoteEndpoint {

    private final StaffNotes notes;

    NoteEndpoint(StaffNotes notes) {
        this.notes = notes;
    }

    record Note(String text) {}

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

    @PostMapping("/api/admin/orders/{id}/notes")
    @ResponseStatus(HttpStatus.CREATED)
    @Transactional
    void note(@PathVariable OrderId id, @RequestBody Note it) {
        notes.note(id, it.text());
    }

    @PatchMapping("/api/admin/orders/{id}/tags")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    void tag(@PathVariable OrderId id, @RequestBody @Valid Tags it) {
        notes.tag(id, it.added(), it.removed());
    }
}
