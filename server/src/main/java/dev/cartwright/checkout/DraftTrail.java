package dev.cartwright.checkout;

import dev.cartwright.carts.Cart;
import dev.cartwright.carts.CartLine;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.orders.StaffNotes;
import dev.cartwright.orders.Trail;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Has an order tell that staff wrote its cart, and what else than the shop's price it asked. */
@Component
record DraftTrail(Trail trail, StaffNotes notes) {

    /** In the caller's transaction; nothing of a cart that its shopper filled. */
    void note(OrderId order, Cart cart) {
        var draft = cart.draft();
        if (draft == null) {
            return;
        }
        var facts = new LinkedHashMap<String, Object>();
        facts.put("draft", cart.id().toString());
        facts.put("by", draft.by());
        var special =
                cart.lines().stream()
                        .filter(line -> line.special() != null)
                        .map(DraftTrail::special)
                        .toList();
        if (!special.isEmpty()) {
            facts.put("specialPrices", special);
        }
        if (draft.discount() != null) {
            facts.put("discount", draft.discount());
        }
        trail.note(order, "drafted", facts);
        if (draft.note() != null) {
            notes.carry(order, draft.note(), draft.by());
        }
    }

    private static Map<String, Object> special(CartLine line) {
        var special = Objects.requireNonNull(line.special());
        return Map.of(
                "sku", line.sku(),
                "listPrice", line.unitPrice(),
                "price", special.price(),
                "reason", special.reason());
    }
}
