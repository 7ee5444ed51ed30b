package dev.cartwright.carts;

import dev.cartwright.kernel.CartId;
import dev.cartwright.platform.IdempotencyKey;
import dev.cartwright.platform.Once;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Something put into a cart, once, however often it is sent under one key. */
@Component
class KeyedChange {

    private final Shopping shopping;
    private final Once once;

    KeyedChange(Shopping shopping, Once once) {
        this.shopping = shopping;
        this.once = once;
    }

    /**
     * A key alone opens nobody's cart.
     *
     * @param of the part of the cart's address that names what is put in
     */
    ResponseEntity<?> answer(
            CartId id,
            String of,
            @Nullable IdempotencyKey key,
            Object body,
            Supplier<CartJson> change) {
        if (key != null) {
            shopping.get(id);
        }
        var url = "/api/carts/" + id;
        return once.answer("POST " + url + "/" + of, key, body, url, HttpStatus.CREATED, change);
    }
}
