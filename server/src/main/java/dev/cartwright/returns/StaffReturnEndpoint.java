package dev.cartwright.returns;

import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Text;
import dev.cartwright.orders.Orders;
import dev.cartwright.platform.Access;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.Cursor;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.Grants;
import dev.cartwright.platform.IdempotencyKey;
import dev.cartwright.platform.Page;
import dev.cartwright.platform.Scope.Dimension;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Returns over HTTP, for staff. */
@RestController
@ForStaff(value = Area.ORDERS, honours = Dimension.CHANNEL)
class StaffReturnEndpoint {

    private static final String RETURN = "/api/admin/returns/{id}";

    private final ReturnDesk desk;
    private final ReturnRequests returns;
    private final ReturnTable table;
    private final ReturnShapes shapes;
    private final Orders orders;

    StaffReturnEndpoint(
            ReturnDesk desk,
            ReturnRequests returns,
            ReturnTable table,
            ReturnShapes shapes,
            Orders orders) {
        this.orders = orders;
        this.desk = desk;
        this.returns = returns;
        this.table = table;
        this.shapes = shapes;
    }

    /**
     * What the customer needs to send it.
     *
     * @param labelUrl a web address
     */
    @Schema(name = "ReturnApproval")
    record ApprovalRequest(@Nullable String instructions, @Nullable URI labelUrl) {

        ApprovalRequest {
            instructions = Text.optional("instructions", instructions, 1_000);
            labelUrl = Text.page("labelUrl", labelUrl);
        }
    }

    /**
     * @param reason as the customer is told
     */
    @Schema(name = "ReturnRejection")
    record RejectionRequest(String reason) {

        RejectionRequest {
            reason = Text.required("reason", reason, 500);
        }
    }

    /** On behalf of the customer, however long ago the goods arrived. */
    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = ReturnJson.class)))
    @PostMapping("/api/admin/orders/{id}/returns")
    ResponseEntity<?> request(
            @PathVariable OrderId id,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @RequestBody @Valid NewReturn wanted) {
        orders.requireInScope(id);
        return desk.request(id, key, wanted, true, "/api/admin/returns", shapes::forStaff);
    }

    @GetMapping("/api/admin/returns")
    Page<ReturnJson> all(
            @RequestParam(required = false) @Nullable ReturnState status,
            @RequestParam(required = false) @Nullable OrderId order,
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var last = Cursor.after(after, 1, keys -> Text.uuid(keys.getFirst()));
        return Page.of(table.page(status, order, last, limit + 1), limit, it -> Cursor.of(it.id()))
                .map(page -> shapes.of(page, true));
    }

    @GetMapping(RETURN)
    ReturnJson one(@PathVariable UUID id) {
        return shapes.forStaff(seen(id));
    }

    /** Its channel never changes. */
    private Return seen(UUID id) {
        var found = returns.find(id);
        if (!Grants.currentScope().admits(found.channel())) {
            throw ReturnProblem.unknown();
        }
        return found;
    }

    @PostMapping(RETURN + "/approval")
    @ResponseStatus(HttpStatus.CREATED)
    ReturnJson approve(
            @PathVariable UUID id,
            @RequestBody(required = false) @Valid @Nullable ApprovalRequest how) {
        seen(id);
        return how == null
                ? step(() -> returns.approve(id, null, null))
                : step(() -> returns.approve(id, how.instructions(), how.labelUrl()));
    }

    @PostMapping(RETURN + "/rejection")
    @ResponseStatus(HttpStatus.CREATED)
    ReturnJson reject(@PathVariable UUID id, @RequestBody @Valid RejectionRequest why) {
        seen(id);
        return step(() -> returns.reject(id, why.reason()));
    }

    @PostMapping(RETURN + "/cancellation")
    @ResponseStatus(HttpStatus.CREATED)
    ReturnJson cancel(@PathVariable UUID id) {
        seen(id);
        return step(() -> returns.cancel(id));
    }

    /** Goods have come: they are put away, and their worth is given back. */
    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = ReturnJson.class)))
    @PostMapping(RETURN + "/receipts")
    @ForStaff(value = Area.ORDERS, access = Access.MONEY, honours = Dimension.CHANNEL)
    ResponseEntity<?> receive(
            @PathVariable UUID id,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @RequestBody @Valid NewReceipt came) {
        seen(id);
        return desk.receive(id, key, came, shapes::forStaff);
    }

    /** The rest will not come. */
    @PostMapping(RETURN + "/completion")
    @ForStaff(value = Area.ORDERS, access = Access.MONEY, honours = Dimension.CHANNEL)
    @ResponseStatus(HttpStatus.CREATED)
    ReturnJson complete(@PathVariable UUID id) {
        seen(id);
        return step(() -> returns.complete(id));
    }

    /**
     * @param moves the states that may come next
     */
    @Schema(name = "ReturnMoves")
    record MovesJson(ReturnState status, Set<ReturnState> moves) {}

    /** Which state of a return may follow which. */
    @GetMapping("/api/admin/return-statuses")
    @ForStaff(
            value = Area.ORDERS,
            honours = {Dimension.CHANNEL, Dimension.LOCATION})
    List<MovesJson> statuses() {
        return Stream.of(ReturnState.values()).map(it -> new MovesJson(it, it.next())).toList();
    }

    private ReturnJson step(Supplier<Return> step) {
        return shapes.forStaff(desk.step(step));
    }
}
