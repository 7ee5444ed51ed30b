package dev.cartwright.checkout;

import dev.cartwright.kernel.CartId;
import dev.cartwright.orders.Context;
import dev.cartwright.orders.OrderJson;
import dev.cartwright.platform.Client;
import dev.cartwright.platform.IdempotencyKey;
import dev.cartwright.platform.IfMatch;
import dev.cartwright.platform.OpenTo;
import dev.cartwright.platform.OpenTo.Audience;
import dev.cartwright.platform.ReadIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Buys a cart. */
@RestController
@OpenTo(Audience.HOLDERS)
class CheckoutEndpoint {

    private final CartPurchases purchases;

    CheckoutEndpoint(CartPurchases purchases) {
        this.purchases = purchases;
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
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable IfMatch version,
            @RequestBody @Valid Purchase asked,
            @RequestParam(required = false) @Nullable ReadIn locale,
            HttpServletRequest request) {
        var purchase = asked.at(IfMatch.of(version));
        return purchases.buy(id, key, purchase, context(request, purchase), ReadIn.of(locale));
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
