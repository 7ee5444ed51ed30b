package dev.cartwright.refunds;

import static java.util.stream.Collectors.toMap;

import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Text;
import dev.cartwright.orders.Orders;
import dev.cartwright.payments.Payments;
import dev.cartwright.platform.Access;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.Cursor;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.IdempotencyKey;
import dev.cartwright.platform.Page;
import dev.cartwright.platform.Scope.Dimension;
import dev.cartwright.processors.Operation;
import dev.cartwright.refunds.Refund.Status;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
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

/** Refunds over HTTP, for staff. */
@RestController
@ForStaff(value = Area.PAYMENTS, honours = Dimension.CHANNEL)
class RefundEndpoint {

    private final RefundDesk desk;
    private final RefundTable refunds;
    private final Payments payments;
    private final Orders orders;

    RefundEndpoint(RefundDesk desk, RefundTable refunds, Payments payments, Orders orders) {
        this.desk = desk;
        this.refunds = refunds;
        this.payments = payments;
        this.orders = orders;
    }

    /** Gives back units, an amount or all that is left; or asks a second person to allow it. */
    @PostMapping("/api/admin/orders/{id}/refunds")
    @ForStaff(value = Area.PAYMENTS, access = Access.MONEY, honours = Dimension.CHANNEL)
    ResponseEntity<RefundJson> ask(
            @PathVariable OrderId id,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @RequestBody @Valid NewRefund wanted) {
        orders.requireInScope(id);
        return answer(desk.ask(id, key, wanted));
    }

    @GetMapping("/api/admin/orders/{id}/refunds")
    Page<RefundJson> ofOrder(
            @PathVariable OrderId id,
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        return page(id, null, limit, after);
    }

    @GetMapping("/api/admin/refunds")
    Page<RefundJson> all(
            @RequestParam(required = false) @Nullable Status status,
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        return page(null, status, limit, after);
    }

    private Page<RefundJson> page(
            @Nullable OrderId order, @Nullable Status status, int limit, @Nullable String after) {
        var last = Cursor.after(after, 1, keys -> Text.uuid(keys.getFirst()));
        return Page.of(
                        refunds.page(order, status, last, limit + 1),
                        limit,
                        it -> Cursor.of(it.id()))
                .map(this::json);
    }

    @GetMapping("/api/admin/refunds/{id}")
    RefundJson one(@PathVariable UUID id) {
        return json(List.of(desk.get(id))).getFirst();
    }

    /** Grants what somebody else asked for. */
    @PostMapping("/api/admin/refunds/{id}/approval")
    @ForStaff(value = Area.PAYMENTS, access = Access.APPROVE, honours = Dimension.CHANNEL)
    ResponseEntity<RefundJson> approve(@PathVariable UUID id) {
        return answer(desk.approve(id));
    }

    @PostMapping("/api/admin/refunds/{id}/rejection")
    @ForStaff(value = Area.PAYMENTS, access = Access.APPROVE, honours = Dimension.CHANNEL)
    ResponseEntity<RefundJson> reject(@PathVariable UUID id) {
        return answer(desk.reject(id));
    }

    /** Sends a refund once more that the processor would not pay. */
    @PostMapping("/api/admin/refunds/{id}/retry")
    @ForStaff(value = Area.PAYMENTS, access = Access.MONEY, honours = Dimension.CHANNEL)
    ResponseEntity<RefundJson> retry(@PathVariable UUID id) {
        return answer(desk.retry(id));
    }

    /** Notes that a refund that the processor would not pay was paid in another way. */
    @PostMapping("/api/admin/refunds/{id}/settlement")
    @ForStaff(value = Area.PAYMENTS, access = Access.MONEY, honours = Dimension.CHANNEL)
    ResponseEntity<RefundJson> settle(
            @PathVariable UUID id, @RequestBody RefundSettlement settlement) {
        return answer(desk.settle(id, settlement.note()));
    }

    /** Done, or to be asked for: money under way, or a second person. */
    private ResponseEntity<RefundJson> answer(Refund refund) {
        var now = one(refund.id());
        var done =
                now.status() == Status.REJECTED
                        || now.status() == Status.WAIVED
                        || now.money() == Operation.Status.SUCCEEDED
                        || now.money() == Operation.Status.BY_HAND;
        return ResponseEntity.status(done ? HttpStatus.CREATED : HttpStatus.ACCEPTED)
                .location(URI.create(RefundDesk.url(refund.id())))
                .body(now);
    }

    private List<RefundJson> json(List<Refund> some) {
        var ids = some.stream().map(Refund::operation).filter(Objects::nonNull).toList();
        var money = payments.find(ids).stream().collect(toMap(Operation::id, Operation::status));
        return some.stream()
                .map(it ->
                        RefundJson.of(
                                it, it.operation() == null ? null : money.get(it.operation())))
                .toList();
    }
}
