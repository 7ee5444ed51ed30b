package dev.cartwright.carts;

import dev.cartwright.kernel.CartId;
import dev.cartwright.platform.IdempotencyKey;
import dev.cartwright.platform.IfMatch;
import dev.cartwright.platform.OpenTo;
import dev.cartwright.platform.OpenTo.Audience;
import dev.cartwright.platform.ReadIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** HTTP in, HTTP out, for the codes in a cart and for what promotions make of it. */
@RestController
@OpenTo(Audience.HOLDERS)
@RequestMapping("/api/carts/{id}")
class CartCouponEndpoint {

    private final Shopping shopping;
    private final CartCoupons coupons;
    private final Showing showing;
    private final Explaining explaining;
    private final KeyedChange changes;

    CartCouponEndpoint(
            Shopping shopping,
            CartCoupons coupons,
            Showing showing,
            Explaining explaining,
            KeyedChange changes) {
        this.shopping = shopping;
        this.coupons = coupons;
        this.showing = showing;
        this.explaining = explaining;
        this.changes = changes;
    }

    /**
     * @param code case, dashes and blanks do not matter
     */
    record NewCode(@NotNull String code) {}

    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = CartJson.class)))
    @PostMapping("/coupons")
    ResponseEntity<?> enter(
            @PathVariable CartId id,
            @RequestBody @Valid NewCode wanted,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable IfMatch version,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key,
            @RequestParam(required = false) @Nullable ReadIn locale) {
        var seen = IfMatch.of(version);
        return changes.answer(
                id,
                "coupons",
                key,
                wanted,
                () -> showing.json(coupons.enter(id, seen, wanted.code()), ReadIn.of(locale)));
    }

    @DeleteMapping("/coupons/{code}")
    ResponseEntity<CartJson> remove(
            @PathVariable CartId id,
            @PathVariable String code,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable IfMatch version,
            @RequestParam(required = false) @Nullable ReadIn locale) {
        var bill = coupons.remove(id, IfMatch.of(version), code);
        return ResponseEntity.ok()
                .eTag("\"" + bill.cart().version() + "\"")
                .body(showing.json(bill, ReadIn.of(locale)));
    }

    /** Why the cart costs what it costs: each promotion, applied or not. */
    @GetMapping("/promotions")
    CartExplanation explain(
            @PathVariable CartId id, @RequestParam(required = false) @Nullable ReadIn locale) {
        return explaining.of(shopping.get(id), ReadIn.of(locale));
    }
}
