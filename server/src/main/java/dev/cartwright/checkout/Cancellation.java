package dev.cartwright.checkout;

import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Text;
import dev.cartwright.orders.FulfilmentStatus;
import dev.cartwright.orders.OrderJson;
import dev.cartwright.orders.OrderStatus;
import dev.cartwright.orders.Orders;
import dev.cartwright.platform.Access;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.OpenTo;
import dev.cartwright.platform.OpenTo.Audience;
import dev.cartwright.platform.Scope.Dimension;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Ends orders over HTTP: for staff until something has left, for the buyer until it is picked. */
@RestController
record Cancellation(
        Orders orders, OrderCancellation cancellation, TransactionTemplate transaction) {

    record Reason(@NotBlank @Size(max = 200) String reason) {

        Reason {
            reason = Text.required("reason", reason, 200);
        }
    }

    @PostMapping("/api/admin/orders/{id}/cancellation")
    @ForStaff(value = Area.ORDERS, access = Access.MONEY, honours = Dimension.CHANNEL)
    @ResponseStatus(HttpStatus.CREATED)
    OrderJson cancel(@PathVariable OrderId id, @RequestBody @Valid Reason why) {
        orders.requireInScope(id);
        cancellation.cancel(id, why.reason());
        return OrderJson.forStaff(orders.find(id).orElseThrow());
    }

    @PostMapping("/api/orders/{id}/cancellation")
    @OpenTo(Audience.HOLDERS)
    @ResponseStatus(HttpStatus.CREATED)
    OrderJson cancelOwn(
            @PathVariable OrderId id,
            @RequestHeader(name = Orders.TOKEN_HEADER, required = false) @Nullable String token,
            @RequestBody @Valid Reason why) {
        orders.requireOwn(id, token);
        transaction.executeWithoutResult(_ -> {
            orders.lock(id);
            var order = orders.find(id).orElseThrow();
            if (order.status() == OrderStatus.PLACED
                    && order.fulfilmentStatus() != FulfilmentStatus.UNFULFILLED) {
                throw CheckoutProblem.picked(order.fulfilmentStatus());
            }
            cancellation.cancel(id, "by the buyer: " + why.reason());
        });
        return OrderJson.of(orders.find(id).orElseThrow());
    }
}
