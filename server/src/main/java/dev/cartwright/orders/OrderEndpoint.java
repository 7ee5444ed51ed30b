package dev.cartwright.orders;

import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.Cursor;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.OpenTo;
import dev.cartwright.platform.OpenTo.Audience;
import dev.cartwright.platform.Page;
import dev.cartwright.platform.Scope.Dimension;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Orders for those who may see them: the buyer by token, the staff by key. */
@RestController
@ForStaff(Area.ORDERS)
class OrderEndpoint {

    private final OrderTable orders;
    private final Trail trail;
    private final Orders front;

    OrderEndpoint(OrderTable orders, Trail trail, Orders front) {
        this.front = front;
        this.orders = orders;
        this.trail = trail;
    }

    /**
     * @param moves the states that may come next
     * @param history the steps of its state
     * @param trail what else was done with it
     */
    record Detail(
            OrderJson order,
            Set<OrderStatus> moves,
            List<OrderTable.OrderStep> history,
            List<Trail.Entry> trail) {}

    @GetMapping("/api/orders/{id}")
    @OpenTo(Audience.HOLDERS)
    ResponseEntity<OrderJson> byToken(
            @PathVariable OrderId id,
            @RequestHeader(name = Orders.TOKEN_HEADER, required = false) @Nullable String token) {
        return answer(front.requireOwn(id, token));
    }

    /** What the customer who is signed in has bought, also as a guest with the same address. */
    @GetMapping("/api/orders")
    @OpenTo(Audience.CUSTOMERS)
    Page<OrderJson> own(
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        return page(Actor.current().requireCustomer(), limit, after);
    }

    private Page<OrderJson> page(CustomerId of, int limit, @Nullable String after) {
        var from =
                after == null
                        ? null
                        : Cursor.read(after, 1, keys -> UUID.fromString(keys.getFirst()));
        var rows = orders.page(of, from, limit + 1);
        return Page.of(rows, limit, order -> Cursor.of(order.id()))
                .map(page -> page.stream().map(OrderJson::of).toList());
    }

    @GetMapping("/api/admin/orders/{id}")
    @ForStaff(value = Area.ORDERS, honours = Dimension.CHANNEL)
    Detail detail(@PathVariable OrderId id) {
        front.requireInScope(id);
        var order = orders.find(id).orElseThrow(OrderProblem::unknownOrder);
        return new Detail(
                OrderJson.forStaff(order), order.status().next(), orders.history(id), trail.of(id));
    }

    /** Which state of an order may follow which. */
    @GetMapping("/api/admin/order-statuses")
    @ForStaff(
            value = Area.ORDERS,
            honours = {Dimension.CHANNEL, Dimension.LOCATION})
    List<Moves> statuses() {
        return Stream.of(OrderStatus.values()).map(it -> new Moves(it, it.next())).toList();
    }

    /**
     * @param moves the states that may come next
     */
    @Schema(name = "OrderMoves")
    record Moves(OrderStatus status, Set<OrderStatus> moves) {}

    private static ResponseEntity<OrderJson> answer(Order order) {
        return ResponseEntity.ok().eTag("\"" + order.version() + "\"").body(OrderJson.of(order));
    }
}
