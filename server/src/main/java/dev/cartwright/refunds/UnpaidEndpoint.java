package dev.cartwright.refunds;

import dev.cartwright.kernel.PaymentId;
import dev.cartwright.payments.Payments;
import dev.cartwright.platform.Access;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.Scope.Dimension;
import dev.cartwright.processors.Operation;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What staff does with money that is owed, by the operation that failed to pay it. */
@RestController
@ForStaff(value = Area.PAYMENTS, honours = Dimension.CHANNEL)
class UnpaidEndpoint {

    private static final String OPERATION = "/api/admin/payments/{id}/operations/{operation}";

    private final RefundDesk desk;
    private final Payments payments;

    UnpaidEndpoint(RefundDesk desk, Payments payments) {
        this.desk = desk;
        this.payments = payments;
    }

    /** The operation that pays it now, or that was closed. */
    record OwedJson(UUID operation, Operation.Status status) {}

    /** Sends once more what the processor would not pay back. */
    @PostMapping(OPERATION + "/retry")
    @ForStaff(value = Area.PAYMENTS, access = Access.MONEY, honours = Dimension.CHANNEL)
    ResponseEntity<OwedJson> retry(@PathVariable PaymentId id, @PathVariable UUID operation) {
        return answer(id, desk.retryOperation(of(id, operation)));
    }

    /** Notes that what the processor would not pay back was paid in another way. */
    @PostMapping(OPERATION + "/settlement")
    @ForStaff(value = Area.PAYMENTS, access = Access.MONEY, honours = Dimension.CHANNEL)
    ResponseEntity<OwedJson> settle(
            @PathVariable PaymentId id,
            @PathVariable UUID operation,
            @RequestBody RefundSettlement settlement) {
        desk.settleOperation(of(id, operation), settlement.note());
        return answer(id, operation);
    }

    /** An operation is named by its payment, too, as everywhere. */
    private UUID of(PaymentId payment, UUID operation) {
        return payments.find(operation)
                .filter(it -> it.payment().equals(payment) && payments.isInScope(payment))
                .map(Operation::id)
                .orElseThrow(RefundProblem::unknownOperation);
    }

    private ResponseEntity<OwedJson> answer(PaymentId payment, UUID operation) {
        var status = payments.find(operation).orElseThrow().status();
        var done = status == Operation.Status.SUCCEEDED || status == Operation.Status.BY_HAND;
        return ResponseEntity.status(done ? HttpStatus.CREATED : HttpStatus.ACCEPTED)
                .location(
                        URI.create(
                                "/api/admin/payments/%s/operations/%s"
                                        .formatted(payment, operation)))
                .body(new OwedJson(operation, status));
    }
}
