package dev.cartwright.orderdesk;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cartwright.checkout.OrderCancellation;
import dev.cartwright.fulfilment.Release;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Text;
import dev.cartwright.orders.StaffNotes;
import dev.cartwright.platform.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** One thing done with each of some orders: each by itself, and what became of it. */
@RestController
class BulkEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(BulkEndpoint.class);
    private static final int OK = 200;
    private static final int FAILED = 500;

    private final OrderCancellation cancellation;
    private final Release release;
    private final StaffNotes notes;
    private final TransactionTemplate transaction;

    BulkEndpoint(
            OrderCancellation cancellation,
            Release release,
            StaffNotes notes,
            TransactionTemplate transaction) {
        this.cancellation = cancellation;
        this.release = release;
        this.notes = notes;
        this.transaction = transaction;
    }

    /** What is done. */
    enum Action {
        /** All that is there is picked. */
        RELEASE,
        CANCEL,
        TAG,
        UNTAG,
        NOTE
    }

    /**
     * @param text the reason, the tag or the note; a release needs none
     */
    record Bulk(
            @NotNull Action action,
            @NotEmpty @Size(max = 500) List<@NotNull OrderId> orders,
            @Nullable String text) {

        String said() {
            return Text.required("text", text, 2_000);
        }
    }

    /**
     * @param status as one request alone would have been answered
     * @param problem why not; left out where it is done
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Result(OrderId order, int status, @Nullable String problem, @Nullable String detail) {}

    @PostMapping("/api/admin/orders/bulk")
    List<Result> all(@RequestBody @Valid Bulk wanted) {
        if (wanted.action() != Action.RELEASE) {
            wanted.said();
        }
        return new LinkedHashSet<>(wanted.orders())
                .stream().map(order -> one(order, wanted)).toList();
    }

    private Result one(OrderId order, Bulk wanted) {
        try {
            act(order, wanted);
            return new Result(order, OK, null, null);
        } catch (Problem e) {
            return new Result(
                    order,
                    e.getStatusCode().value(),
                    Objects.toString(e.getBody().getType(), null),
                    e.getBody().getDetail());
        } catch (InvalidField e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("Order {}: {} failed", order, wanted.action(), e);
            return new Result(
                    order, FAILED, null, "Something went wrong here; try this one again.");
        }
    }

    private void act(OrderId order, Bulk wanted) {
        switch (wanted.action()) {
            case RELEASE -> release.all(order);
            case CANCEL -> cancellation.cancel(order, wanted.said());
            case TAG ->
                    transaction.executeWithoutResult(
                            _ -> notes.tag(order, List.of(wanted.said()), List.of()));
            case UNTAG ->
                    transaction.executeWithoutResult(
                            _ -> notes.tag(order, List.of(), List.of(wanted.said())));
            case NOTE -> transaction.executeWithoutResult(_ -> notes.note(order, wanted.said()));
        }
    }
}
