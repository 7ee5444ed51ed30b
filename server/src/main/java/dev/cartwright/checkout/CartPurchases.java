package dev.cartwright.checkout;

import dev.cartwright.kernel.CartId;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.orders.Context;
import dev.cartwright.orders.Order;
import dev.cartwright.orders.OrderJson;
import dev.cartwright.orders.Orders;
import dev.cartwright.payments.Payments;
import dev.cartwright.platform.Idempotency.Claim;
import dev.cartwright.platform.IdempotencyKey;
import dev.cartwright.platform.IdempotencyProblem;
import dev.cartwright.platform.KnownOrigins;
import java.net.URI;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The front door: buys a cart, and answers as whoever asks by HTTP is answered. */
@Component
public class CartPurchases {

    private final Checkout checkout;
    private final Patience patience;
    private final Orders orders;
    private final Payments payments;
    private final KnownOrigins origins;

    CartPurchases(
            Checkout checkout,
            Patience patience,
            Orders orders,
            Payments payments,
            KnownOrigins origins) {
        this.checkout = checkout;
        this.patience = patience;
        this.orders = orders;
        this.payments = payments;
        this.origins = origins;
    }

    /**
     * Buys a cart once per key.
     *
     * @param language in which its discounts are named; null is the channel's
     * @return 201 with the order, 202 where it is not known yet, or the refusal that was kept
     * @throws InvalidField {@code payment.returnUrl} where it is no page of the shop
     */
    public ResponseEntity<?> buy(
            CartId id,
            IdempotencyKey key,
            Purchase purchase,
            Context context,
            @Nullable Locale language) {
        requireReturnToTheShop(purchase.payment());
        var claim = checkout.buy(id, key, purchase, context, language);
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

    private void requireReturnToTheShop(Purchase.@Nullable Payment payment) {
        var page = payment == null ? null : payment.returnUrl();
        if (page != null && !origins.has(page)) {
            throw new InvalidField(
                    "payment.returnUrl",
                    "must be on the shop's own address, or on one of cartwright.cors.origins");
        }
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
}
