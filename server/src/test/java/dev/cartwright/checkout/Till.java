package dev.cartwright.checkout;

import dev.cartwright.checkout.Shopper.Answer;
import java.util.UUID;

/** What people ask at the till of a shop whose payments go to Stripe. */
record Till(Shopper shopper) {

    Answer buy(String cart, String token) {
        return shopper.post(
                "/api/carts/" + cart + "/checkout",
                """
                {"payment": {"processor": "stripe", "token": "%s",
                    "returnUrl": "http://localhost:5173/thanks"}}
                """
                        .formatted(token),
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    Answer move(String payment, String what) {
        return shopper.post(
                "/api/admin/payments/" + payment + "/" + what,
                "{}",
                "Idempotency-Key",
                UUID.randomUUID().toString(),
                "Authorization",
                "Bearer " + shopper.adminKey());
    }

    String payment(Answer order) {
        return shopper.asAdmin("GET", "/api/admin/payments?order=" + order.text("/id"), "")
                .text("/items/0/id");
    }

    String reference(Answer order) {
        return detail(payment(order)).text("/payment/reference");
    }

    Answer detail(String payment) {
        return shopper.asAdmin("GET", "/api/admin/payments/" + payment, "");
    }

    /** Its status, and that of its money. */
    String order(Answer order) {
        var it = shopper.asAdmin("GET", "/api/admin/orders/" + order.text("/id"), "");
        return it.text("/order/status") + " " + it.text("/order/payment/status");
    }
}
