package dev.cartwright.carts;

import dev.cartwright.kernel.Address;
import dev.cartwright.kernel.AnyNumber;
import dev.cartwright.kernel.CartId;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Channels;
import dev.cartwright.platform.IdempotencyKey;
import dev.cartwright.platform.IfMatch;
import dev.cartwright.platform.Once;
import dev.cartwright.platform.OpenTo;
import dev.cartwright.platform.OpenTo.Audience;
import dev.cartwright.platform.ReadIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.security.SecureRandom;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** HTTP in, HTTP out, for carts. */
@RestController
@OpenTo(Audience.HOLDERS)
@RequestMapping("/api/carts")
class CartEndpoint {

    private static final int UNGUESSABLE = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Shopping shopping;
    private final Ownership ownership;
    private final Showing showing;
    private final Delivering delivering;
    private final KeyedChange changes;
    private final Once once;

    CartEndpoint(
            Shopping shopping,
            Ownership ownership,
            Showing showing,
            Delivering delivering,
            KeyedChange changes,
            Once once) {
        this.shopping = shopping;
        this.ownership = ownership;
        this.showing = showing;
        this.delivering = delivering;
        this.changes = changes;
        this.once = once;
    }

    record NewCart(@Nullable CurrencyUnit currency, @Nullable ChannelId channel) {}

    record NewItem(@NotNull Sku sku, @NotNull @Min(1) @Max(100_000) Integer quantity) {}

    record Units(@NotNull @Min(0) @Max(100_000) Integer quantity) {}

    record Delivery(
            @NotNull EmailAddress email,
            @NotNull Address address,
            @NotNull
                    @Pattern(
                            regexp = "[a-z0-9-]{1,40}",
                            message = "must be a word of a-z, 0-9 and - of at most 40 characters")
                    String method) {}

    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = CartJson.class)))
    @PostMapping
    ResponseEntity<?> start(
            @RequestBody(required = false) @Valid @Nullable NewCart wanted,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key,
            @RequestParam(required = false) @Nullable ReadIn locale) {
        var body = wanted == null ? new NewCart(null, null) : wanted;
        var channel = body.channel() == null ? Channels.DEFAULT : body.channel();
        var id = new CartId(new UUID(RANDOM.nextLong(), RANDOM.nextLong()));
        var url = "/api/carts/" + id;
        return once.answer(
                Actor.current().customer().isPresent()
                        ? Actor.current().scope("POST /api/carts")
                        : "POST /api/carts",
                guessable(key) && Actor.current().customer().isEmpty() ? null : key,
                body,
                url,
                HttpStatus.CREATED,
                () -> json(ownership.start(id, channel, body.currency()), locale));
    }

    /**
     * A guest has no name that would keep one shopper's keys from another's, and a cart's id is all
     * it takes to open it: a key that others may hit upon makes a new cart each time.
     */
    private static boolean guessable(@Nullable IdempotencyKey key) {
        return key == null || key.value().length() < UNGUESSABLE;
    }

    @GetMapping("/{id}")
    ResponseEntity<CartJson> get(
            @PathVariable CartId id, @RequestParam(required = false) @Nullable ReadIn locale) {
        return answer(shopping.get(id), locale);
    }

    /** The customer who is signed in takes a guest's cart over: nobody else opens it any more. */
    @PutMapping("/{id}/customer")
    @OpenTo(Audience.CUSTOMERS)
    ResponseEntity<CartJson> claim(
            @PathVariable CartId id,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable IfMatch version,
            @RequestParam(required = false) @Nullable ReadIn locale) {
        var customer = Actor.current().requireCustomer();
        return answer(ownership.give(id, IfMatch.of(version), customer), locale);
    }

    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = CartJson.class)))
    @PostMapping("/{id}/items")
    ResponseEntity<?> add(
            @PathVariable CartId id,
            @RequestBody @Valid NewItem item,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable IfMatch version,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key,
            @RequestParam(required = false) @Nullable ReadIn locale) {
        var seen = IfMatch.of(version);
        return changes.answer(
                id,
                "items",
                key,
                item,
                () -> json(shopping.add(id, seen, item.sku(), item.quantity()), locale));
    }

    @PatchMapping("/{id}/items/{lineOrSku}")
    ResponseEntity<CartJson> change(
            @PathVariable CartId id,
            @PathVariable @AnyNumber(because = "as a SKU") String lineOrSku,
            @RequestBody @Valid Units units,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable IfMatch version,
            @RequestParam(required = false) @Nullable ReadIn locale) {
        return answer(
                shopping.change(id, IfMatch.of(version), lineOrSku, units.quantity()), locale);
    }

    @DeleteMapping("/{id}/items/{lineOrSku}")
    ResponseEntity<CartJson> remove(
            @PathVariable CartId id,
            @PathVariable @AnyNumber(because = "as a SKU") String lineOrSku,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable IfMatch version,
            @RequestParam(required = false) @Nullable ReadIn locale) {
        return answer(shopping.change(id, IfMatch.of(version), lineOrSku, 0), locale);
    }

    @PutMapping("/{id}/delivery")
    ResponseEntity<CartJson> deliver(
            @PathVariable CartId id,
            @RequestBody @Valid Delivery wanted,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable IfMatch version,
            @RequestParam(required = false) @Nullable ReadIn locale) {
        var done =
                ownership.deliver(
                        id,
                        IfMatch.of(version),
                        cart ->
                                delivering.to(
                                        cart, wanted.email(), wanted.address(), wanted.method()));
        return answer(done.cart(), showing.json(done.cart(), done.quote(), ReadIn.of(locale)));
    }

    private ResponseEntity<CartJson> answer(Cart cart, @Nullable ReadIn locale) {
        return answer(cart, json(cart, locale));
    }

    private static ResponseEntity<CartJson> answer(Cart cart, CartJson json) {
        return ResponseEntity.ok().eTag("\"" + cart.version() + "\"").body(json);
    }

    private CartJson json(Cart cart, @Nullable ReadIn locale) {
        return showing.json(cart, ReadIn.of(locale));
    }
}
