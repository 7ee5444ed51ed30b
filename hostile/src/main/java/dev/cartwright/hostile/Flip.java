package dev.cartwright.hostile;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** A lie about money: each amount that is not zero is named one minor unit too high. */
final class Flip {

    private static final List<String> AMOUNTS =
            List.of(
                    "amount",
                    "amount_capturable",
                    "amount_received",
                    "amount_captured",
                    "amount_refunded");

    private Flip() {}

    static void amounts(ObjectNode thing) {
        for (var name : AMOUNTS) {
            var amount = thing.path(name).asLong(0);
            if (amount != 0) {
                thing.put(name, amount + 1);
            }
        }
    }
}
