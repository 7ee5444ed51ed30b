package dev.cartwright.drafts;

import dev.cartwright.carts.DraftCarts;
import dev.cartwright.checkout.CartPurchases;
import dev.cartwright.checkout.Purchase;
import dev.cartwright.checkout.Purchase.Payment;
import dev.cartwright.kernel.Address;
import dev.cartwright.kernel.CartId;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.orders.Context;
import dev.cartwright.orders.OrderJson;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.Channels;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.IdempotencyKey;
import dev.cartwright.platform.IfMatch;
import dev.cartwright.platform.ReadIn;
import dev.cartwright.platform.Scope.Dimension;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Turns a draft into an order, by the checkout that carts go through. */
@RestController
@ForStaff(value = Area.ORDERS, honours = Dimension.CHANNEL)
class DraftOrderEndpoint {

    private static final String SOURCE = "draft";

    private final DraftCarts drafts;
    private final CartPurchases purchases;
    private final Channels channels;

    DraftOrderEndpoint(DraftCarts drafts, CartPurchases purchases, Channels channels) {
        this.drafts = drafts;
        this.purchases = purchases;
        this.channels = channels;
    }

    /**
     * How a draft is paid.
     *
     * @param payment null only where it costs nothing
     * @param billingAddress the delivery address where there is none
     */
    record DraftPurchase(@Nullable @Valid Payment payment, @Nullable Address billingAddress) {

        DraftPurchase {
            if (payment != null && payment.method() != null) {
                throw new InvalidField("payment.method", "is only for the customer");
            }
        }
    }

    /**
     * Buys it once per key.
     *
     * @param locale in which its customer is written to; the channel's where it is left out
     */
    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = OrderJson.class)))
    @ApiResponse(
            responseCode = "202",
            description = "Not known yet: ask again with the same key",
            content = @Content(schema = @Schema(implementation = OrderJson.class)))
    @PostMapping("/api/admin/drafts/{id}/order")
    ResponseEntity<?> order(
            @PathVariable CartId id,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable IfMatch version,
            @RequestBody @Valid DraftPurchase paid,
            @RequestParam(required = false) @Nullable ReadIn locale) {
        var draft = drafts.require(id);
        var asked = ReadIn.of(locale);
        var reads = asked == null ? channels.get(draft.channel()).locale() : asked;
        return purchases.buy(
                id,
                key,
                new Purchase(
                        paid.payment(),
                        paid.billingAddress(),
                        null,
                        SOURCE,
                        null,
                        IfMatch.of(version)),
                context(reads),
                asked);
    }

    /** Where staff sits tells nothing of the customer. */
    private static Context context(Locale reads) {
        return new Context(null, null, null, reads.toLanguageTag(), SOURCE, null);
    }
}
