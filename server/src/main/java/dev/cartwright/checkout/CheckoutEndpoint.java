package dev.cartwright.checkout;

import dev.cartwright.kernel.CartId;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.orders.Context;
import dev.cartwright.orders.Order;
import dev.cartwright.orders.OrderJson;
import dev.cartwright.orders.Orders;
import dev.cartwright.payments.Payments;
import dev.cartwright.platform.Client;
import dev.cartwright.platform.Idempotency.Claim;
import dev.cartwright.platform.IdempotencyKey;
import dev.cartwright.platform.IdempotencyProblem;
import dev.cartwright.platform.ReadIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Buys a cart. */
@RestController
class CheckoutEndpoint {

    private final Checkout checkout;
    private final Patience patience;
    private final Orders orders;
    private final Payments payments;

    CheckoutEndpoint(Checkout checkout, Patience patience, Orders orders, Payments payments) {
        this.checkout = checkout;
        this.patience = patience;
        this.orders = orders;
        this.payments = payments;
    }

    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = OrderJson.class)))
    @ApiResponse(
            responseCode = "202",
            description = "Not known yet: ask at Location",
            content = @Content(schema = @Schema(implementation = OrderJson.class)))
    @PostMapping("/api/carts/{id}/checkout")
    ResponseEntity<?> buy(
            @PathVariable CartId id,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @RequestBody @Valid Purchase purchase,
            @RequestParam(required = false) @Nullable ReadIn locale,
            HttpServletRequest request) {
        var claim = checkout.buy(id, key, purchase, context(request, purchase), ReadIn.of(locale));
        if (claim instanceof Claim.InProgress) {
            claim = patience.await(Checkout.scope(id), key, purchase);
        }
        return switch (claim) {
            case Claim.Answered(var status, var body) -> answered(status, body);
            case Claim.Pending(var url) -> pending(url);
            case Claim.InProgress(var url) -> throw IdempotencyProblem.inProgress(url);
            case Claim.Fresh _ -> throw new IllegalStateException("a claimed key is not fresh");
        };
    }

    /** The token is computed each time, so that the stored answer opens nothing. */
    private ResponseEntity<?> answered(int status, String body) {
        if (status != 201) {
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(body);
        }
        var order = order(body);
        var token = ",\"accessToken\":\"" + orders.accessToken(order) + "\"}";
        return ResponseEntity.created(URI.create(Checkout.url(order)))
                .contentType(MediaType.APPLICATION_JSON)
                .body(body.substring(0, body.length() - 1) + token);
    }

    private ResponseEntity<?> pending(String url) {
        var id = new OrderId(UUID.fromString(url.substring(url.lastIndexOf('/') + 1)));
        var order = find(id, url);
        return ResponseEntity.accepted()
                .location(URI.create(url))
                .header(HttpHeaders.RETRY_AFTER, "5")
                .body(
                        OrderJson.of(
                                order, orders.accessToken(id), payments.action(id).orElse(null)));
    }

    private Order find(OrderId id, String url) {
        try {
            return orders.find(id).orElseThrow();
        } catch (DataAccessException e) {
            throw IdempotencyProblem.inProgress(url);
        }
    }

    private static OrderId order(String body) {
        var from = "{\"id\":\"".length();
        return new OrderId(UUID.fromString(body.substring(from, from + 36)));
    }

    private static Context context(HttpServletRequest request, Purchase purchase) {
        var client = Client.current();
        return new Context(
                client.address(),
                client.agent().isEmpty() ? null : client.agent(),
                purchase.deviceId(),
                request.getLocale().toLanguageTag(),
                purchase.source(),
                purchase.campaign());
    }
}
