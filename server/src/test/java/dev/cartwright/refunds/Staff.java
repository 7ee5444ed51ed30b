package dev.cartwright.refunds;

import dev.cartwright.checkout.Shopper;
import dev.cartwright.checkout.Shopper.Answer;
import dev.cartwright.kernel.Sku;
import java.util.UUID;

/** Somebody of the staff, by name, who looks after refunds. */
record Staff(Shopper line, String name) {

    Answer post(String path, String body) {
        return post(path, body, UUID.randomUUID().toString());
    }

    Answer post(String path, String body, String key) {
        return line.post(
                path,
                body,
                "Authorization",
                "Bearer " + line.adminKey(),
                RefundShop.WHO,
                name,
                "Idempotency-Key",
                key);
    }

    Answer get(String path) {
        return line.asAdmin("GET", path, "");
    }

    /** Asks for a refund; what is wanted goes beside the reason. */
    Answer giveBack(String order, String wanted) {
        return post(url(order), body(wanted));
    }

    Answer giveBack(String order, String line, int units) {
        return giveBack(
                order, "\"lines\": [{\"line\": \"%s\", \"quantity\": %d}]".formatted(line, units));
    }

    Answer giveBackAmount(String order, String dollars) {
        return giveBack(order, amount(dollars));
    }

    static String amount(String dollars) {
        return "\"amount\": {\"amount\": \"%s\", \"currency\": \"USD\"}".formatted(dollars);
    }

    static String body(String wanted) {
        return "{\"reason\": \"broken\"%s}".formatted(wanted.isEmpty() ? "" : ", " + wanted);
    }

    static String url(String order) {
        return "/api/admin/orders/" + order + "/refunds";
    }

    Answer decide(Answer refund, String decision) {
        return post("/api/admin/refunds/" + refund.text("/id") + "/" + decision, "");
    }

    Answer settle(Answer refund) {
        return post(
                "/api/admin/refunds/" + refund.text("/id") + "/settlement",
                "{\"note\": \"transfer 4711\"}");
    }

    Answer cancel(String order) {
        return post("/api/admin/orders/" + order + "/cancellation", body(""));
    }

    Answer refund(Answer refund) {
        return get("/api/admin/refunds/" + refund.text("/id"));
    }

    /** Returns an order of so many units that is paid by this processor. */
    Answer sold(Sku sku, int units, String processor) {
        return line.post(
                "/api/carts/" + line.cart(sku, units) + "/checkout",
                "{\"payment\": {\"processor\": \"%s\", \"token\": \"tok_approved\"}}"
                        .formatted(processor),
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    String paymentStatus(String order) {
        return get("/api/admin/orders/" + order).text("/order/payment/status");
    }

    /** Of its one payment, such as {@code refunding}. */
    String sum(String order, String name) {
        return get("/api/admin/payments?order=" + order).text("/items/0/" + name + "/amount");
    }

    int refunds(String order) {
        return get(url(order)).json().at("/items").size();
    }
}
