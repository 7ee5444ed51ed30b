package dev.cartwright.checkout;

import dev.cartwright.hostile.HostileProcessor;
import dev.cartwright.kernel.Sku;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import org.jooq.DSLContext;

/**
 * What shoppers and staff may do with one purchase, in any order.
 *
 * @param between what happens by itself between two steps: time, events, questions
 */
record Histories(
        Shopper shopper,
        HostileProcessor processor,
        DSLContext db,
        Clock clock,
        Sku tea,
        Random random,
        Runnable between) {

    private static final List<String> CARDS =
            List.of(
                    "pm_card_visa",
                    "pm_card_visa",
                    "pm_card_visa",
                    "pm_card_refundFail",
                    "pm_card_pendingRefund",
                    "pm_card_chargeDeclined",
                    "pm_card_authenticationRequired");

    /** Somebody buys, and then some of what may happen does. Returns the order. */
    String tell() {
        var card = CARDS.get(random.nextInt(CARDS.size()));
        var cart = shopper.cart(tea, 1 + random.nextInt(3));
        var order = buy(cart, card).text("/id");
        var refunds = new RefundSteps(shopper, processor, clock, random);
        if (random.nextBoolean()) {
            move(order, "captures", "{}");
        }
        for (int step = random.nextInt(11); step > 0; step--) {
            switch (random.nextInt(16)) {
                case 0 -> buy(cart, card);
                case 1 -> move(order, "captures", amount());
                case 2, 3, 4 -> move(order, "captures", "{}");
                case 5 -> move(order, "voids", "");
                case 6 -> cancel(order);
                case 7, 8, 9, 10, 11, 12 -> refunds.step(order);
                default -> between.run();
            }
        }
        if (card.equals("pm_card_authenticationRequired") && random.nextBoolean()) {
            confirm(order);
        }
        return order;
    }

    private Shopper.Answer buy(String cart, String card) {
        return shopper.post(
                "/api/carts/" + cart + "/checkout",
                "{\"payment\": {\"processor\": \"stripe\", \"token\": \"%s\"}}".formatted(card),
                "Idempotency-Key",
                "key-" + cart);
    }

    private String amount() {
        return "{\"amount\": {\"amount\": \"%d.%02d\", \"currency\": \"USD\"}}"
                .formatted(1 + random.nextInt(30), random.nextInt(100));
    }

    private void cancel(String order) {
        shopper.asAdmin(
                "POST", "/api/admin/orders/" + order + "/cancellation", "{\"reason\": \"late\"}");
    }

    private void move(String order, String what, String body) {
        var payment =
                shopper.asAdmin("GET", "/api/admin/payments?order=" + order, "")
                        .text("/items/0/id");
        shopper.post(
                "/api/admin/payments/" + payment + "/" + what,
                body,
                "Idempotency-Key",
                "key-" + random.nextLong(),
                "Authorization",
                "Bearer " + shopper.adminKey());
    }

    private void confirm(String order) {
        db.fetch(
                        "select reference from payments.payments where state = 'REQUIRES_ACTION'"
                                + " and order_id::text = ?",
                        order)
                .forEach(row ->
                        processor.authenticate(
                                row.get(0, String.class), random.nextBoolean(), clock.instant()));
    }
}
