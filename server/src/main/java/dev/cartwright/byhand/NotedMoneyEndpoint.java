package dev.cartwright.byhand;

import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Text;
import dev.cartwright.orders.Orders;
import dev.cartwright.platform.Access;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.IdempotencyKey;
import dev.cartwright.platform.Scope.Dimension;
import dev.cartwright.processors.Operation;
import dev.cartwright.processors.Operation.Status;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.List;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Money that came by hand, for staff. */
@RestController
@ForStaff(value = Area.PAYMENTS, honours = Dimension.CHANNEL)
@RequestMapping("/api/admin/orders/{id}/receipts")
class NotedMoneyEndpoint {

    private final NotingMoney noting;
    private final ReceiptTable receipts;
    private final Orders orders;

    NotedMoneyEndpoint(NotingMoney noting, ReceiptTable receipts, Orders orders) {
        this.noting = noting;
        this.receipts = receipts;
        this.orders = orders;
    }

    /**
     * @param amount all that is still to come where it is left out
     * @param reference as the bank or the till names it
     */
    record ArrivedMoney(@Nullable Money amount, @NotNull String reference) {

        ArrivedMoney {
            reference = Text.required("reference", reference, 200);
        }
    }

    /** What was taken for it; SUCCEEDED once the books have it. */
    @Schema(name = "ReceiptNoted")
    record ReceiptJson(UUID operation, Status status, Money amount) {

        static ReceiptJson of(Operation it) {
            return new ReceiptJson(it.id(), it.status(), it.amount());
        }
    }

    /** Notes that money came: so much of the order is paid. */
    @PostMapping
    @ForStaff(value = Area.PAYMENTS, access = Access.MONEY, honours = Dimension.CHANNEL)
    ResponseEntity<ReceiptJson> note(
            @PathVariable OrderId id,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @RequestBody @Valid ArrivedMoney came) {
        orders.requireInScope(id);
        var capture = noting.note(id, came.amount(), came.reference(), key, came);
        var done = capture.status() == Status.SUCCEEDED;
        return ResponseEntity.status(done ? HttpStatus.CREATED : HttpStatus.ACCEPTED)
                .location(URI.create(NotingMoney.url(id)))
                .body(ReceiptJson.of(capture));
    }

    /** The oldest first. */
    @GetMapping
    List<ReceiptTable.NotedMoney> receipts(@PathVariable OrderId id) {
        orders.requireInScope(id);
        return receipts.of(id);
    }
}
