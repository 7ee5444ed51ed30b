package dev.cartwright.payments;

import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.PaymentId;
import dev.cartwright.kernel.Text;
import dev.cartwright.payments.PaymentJson.EventJson;
import dev.cartwright.payments.PaymentJson.ManualJson;
import dev.cartwright.payments.PaymentJson.OperationJson;
import dev.cartwright.payments.PaymentJson.PaymentDetail;
import dev.cartwright.payments.Resolution.Decision;
import dev.cartwright.payments.schema.tables.records.PaymentsRecord;
import dev.cartwright.platform.Access;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.Cursor;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.IdempotencyKey;
import dev.cartwright.platform.Page;
import dev.cartwright.platform.Scope.Dimension;
import dev.cartwright.processors.Operation.Kind;
import dev.cartwright.processors.Operation.Status;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Objects;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Payments for the staff: how they stand, and what may be done with them. */
@RestController
@ForStaff(value = Area.PAYMENTS, honours = Dimension.CHANNEL)
class PaymentEndpoint {

    private final PaymentQuery payments;
    private final Moves moves;
    private final Resolution resolution;
    private final Reviewing reviewing;

    PaymentEndpoint(
            PaymentQuery payments, Moves moves, Resolution resolution, Reviewing reviewing) {
        this.payments = payments;
        this.moves = moves;
        this.resolution = resolution;
        this.reviewing = reviewing;
    }

    @GetMapping("/api/admin/payments")
    Page<PaymentJson> page(
            @RequestParam(required = false) @Nullable OrderId order,
            @RequestParam(required = false) @Nullable PaymentState state,
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var last = Cursor.after(after, 1, keys -> UUID.fromString(keys.getFirst()));
        return Page.of(
                        payments.page(order, state, last, limit + 1),
                        limit,
                        row -> Cursor.of(row.getPaymentId()))
                .map(rows -> rows.stream().map(PaymentJson::of).toList());
    }

    @GetMapping("/api/admin/payments/{id}")
    PaymentDetail detail(@PathVariable PaymentId id) {
        var payment = visible(id);
        return new PaymentDetail(
                PaymentJson.of(payment),
                payments.operations(id).stream()
                        .map(row -> OperationJson.of(row, payment))
                        .toList(),
                payments.events(id).stream().map(EventJson::of).toList());
    }

    @GetMapping("/api/admin/payments/{id}/operations/{operation}")
    OperationJson operation(@PathVariable PaymentId id, @PathVariable UUID operation) {
        var payment = visible(id);
        return payments.operations(id).stream()
                .filter(row -> row.getId().equals(operation))
                .findFirst()
                .map(row -> OperationJson.of(row, payment))
                .orElseThrow(PaymentProblem::unknown);
    }

    private PaymentsRecord visible(PaymentId id) {
        return payments.payment(id).orElseThrow(PaymentProblem::unknown);
    }

    /** What no machine could settle, the oldest first. */
    @GetMapping("/api/admin/payments/operations")
    Page<ManualJson> manual(
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var last = Cursor.after(after, 1, keys -> UUID.fromString(keys.getFirst()));
        return Page.of(payments.manual(last, limit + 1), limit, it -> Cursor.of(it.id()))
                .map(all -> all.stream().map(ManualJson::of).toList());
    }

    /**
     * What a person has found in the processor's books.
     *
     * @param note how they found it
     */
    record Finding(@NotNull Decision decision, @NotBlank @Size(max = 500) String note) {

        Finding {
            note = Text.required("note", note, 500);
        }
    }

    /** Settles what no machine could. */
    @PostMapping("/api/admin/payments/{id}/operations/{operation}/resolution")
    @ForStaff(value = Area.PAYMENTS, access = Access.MONEY, honours = Dimension.CHANNEL)
    OperationJson resolve(
            @PathVariable PaymentId id,
            @PathVariable UUID operation,
            @RequestBody @Valid Finding finding) {
        visible(id);
        resolution.decide(id, operation, finding.decision(), finding.note());
        return operation(id, operation);
    }

    /**
     * What somebody thinks of a payment who has looked at it.
     *
     * @param note why; for the payment's history
     */
    record Look(@NotNull Reviewing.Decision decision, @Nullable String note) {

        Look {
            note = Text.optional("note", note, 500);
        }
    }

    /** Ends a review: what is held may be captured, or is given up. */
    @PostMapping("/api/admin/payments/{id}/review")
    @ForStaff(value = Area.PAYMENTS, access = Access.MONEY, honours = Dimension.CHANNEL)
    PaymentJson review(@PathVariable PaymentId id, @RequestBody @Valid Look look) {
        visible(id);
        reviewing.decide(id, look.decision(), Objects.requireNonNullElse(look.note(), ""));
        return PaymentJson.of(visible(id));
    }

    /**
     * What is to be taken.
     *
     * @param amount all that is left where it is null
     */
    record Capture(@Nullable Money amount) {}

    /** Takes what was authorised, or a part of it. */
    @PostMapping("/api/admin/payments/{id}/captures")
    @ForStaff(value = Area.PAYMENTS, access = Access.MONEY, honours = Dimension.CHANNEL)
    ResponseEntity<OperationJson> capture(
            @PathVariable PaymentId id,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @RequestBody Capture body) {
        visible(id);
        return answer(id, moves.move(id, Kind.CAPTURE, body.amount(), key, body));
    }

    /** Gives up what was authorised and not captured. */
    @PostMapping("/api/admin/payments/{id}/voids")
    @ForStaff(value = Area.PAYMENTS, access = Access.MONEY, honours = Dimension.CHANNEL)
    ResponseEntity<OperationJson> giveUp(
            @PathVariable PaymentId id, @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key) {
        visible(id);
        return answer(id, moves.move(id, Kind.VOID, null, key, "void"));
    }

    /** Done, refused, or not known yet: the operation tells, now and at each repetition. */
    private ResponseEntity<OperationJson> answer(PaymentId id, UUID operation) {
        var now = operation(id, operation);
        return ResponseEntity.status(status(now.status()))
                .location(URI.create(Moves.url(id, operation)))
                .body(now);
    }

    private static HttpStatus status(Status status) {
        return switch (status) {
            case SUCCEEDED -> HttpStatus.CREATED;
            case DECLINED -> HttpStatus.PAYMENT_REQUIRED;
            case NOT_FOUND -> HttpStatus.SERVICE_UNAVAILABLE;
            case NEW, SENT, PENDING, UNKNOWN, NOT_SENT, MANUAL, REVERSED, REPLACED, BY_HAND ->
                    HttpStatus.ACCEPTED;
        };
    }
}
