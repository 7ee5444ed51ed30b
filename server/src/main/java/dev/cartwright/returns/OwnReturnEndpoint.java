package dev.cartwright.returns;

import dev.cartwright.kernel.OrderId;
import dev.cartwright.orders.Orders;
import dev.cartwright.platform.IdempotencyKey;
import dev.cartwright.platform.OpenTo;
import dev.cartwright.platform.OpenTo.Audience;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Returns over HTTP, for who has bought the goods: signed in, or with the order's token. */
@RestController
@OpenTo(Audience.HOLDERS)
@RequestMapping("/api/orders/{id}/returns")
class OwnReturnEndpoint {

    private final ReturnDesk desk;
    private final ReturnRequests returns;
    private final ReturnTable table;
    private final ReturnShapes shapes;
    private final Orders orders;

    OwnReturnEndpoint(
            ReturnDesk desk,
            ReturnRequests returns,
            ReturnTable table,
            ReturnShapes shapes,
            Orders orders) {
        this.desk = desk;
        this.returns = returns;
        this.table = table;
        this.shapes = shapes;
        this.orders = orders;
    }

    /** Asks to send units back, as long as it is not too long ago that they arrived. */
    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = ReturnJson.class)))
    @PostMapping
    ResponseEntity<?> request(
            @PathVariable OrderId id,
            @RequestHeader(name = Orders.TOKEN_HEADER, required = false) @Nullable String token,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @RequestBody @Valid NewReturn wanted) {
        orders.requireOwn(id, token);
        var route = "/api/orders/" + id + "/returns";
        return desk.request(id, key, wanted, false, route, shapes::forBuyer);
    }

    /** The oldest first. */
    @GetMapping
    List<ReturnJson> all(
            @PathVariable OrderId id,
            @RequestHeader(name = Orders.TOKEN_HEADER, required = false) @Nullable String token) {
        orders.requireOwn(id, token);
        return shapes.of(table.of(id), false);
    }

    @GetMapping("/{request}")
    ReturnJson one(
            @PathVariable OrderId id,
            @PathVariable UUID request,
            @RequestHeader(name = Orders.TOKEN_HEADER, required = false) @Nullable String token) {
        return shapes.forBuyer(requireOwn(id, request, token));
    }

    /** It will not be sent after all. */
    @PostMapping("/{request}/cancellation")
    @ResponseStatus(HttpStatus.CREATED)
    ReturnJson cancel(
            @PathVariable OrderId id,
            @PathVariable UUID request,
            @RequestHeader(name = Orders.TOKEN_HEADER, required = false) @Nullable String token) {
        requireOwn(id, request, token);
        return shapes.forBuyer(desk.step(() -> returns.cancel(request)));
    }

    private Return requireOwn(OrderId id, UUID request, @Nullable String token) {
        orders.requireOwn(id, token);
        return table.find(request)
                .filter(it -> it.order().equals(id))
                .orElseThrow(ReturnProblem::unknown);
    }
}
