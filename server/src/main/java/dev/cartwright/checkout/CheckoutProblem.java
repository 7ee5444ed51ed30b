package dev.cartwright.checkout;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.PAYMENT_REQUIRED;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import dev.cartwright.inventory.Reservation.Shortage;
import dev.cartwright.kernel.Sku;
import dev.cartwright.kernel.Totals;
import dev.cartwright.orders.FulfilmentStatus;
import dev.cartwright.platform.Problem;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.joda.money.Money;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Every way a purchase is refused. */
public final class CheckoutProblem extends Problem {

    private CheckoutProblem(HttpStatus status, String slug, String detail) {
        super(status, slug, detail);
    }

    private CheckoutProblem with(String name, Object value) {
        fact(name, value);
        return this;
    }

    static CheckoutProblem incomplete(List<String> missing) {
        var errors =
                missing.stream()
                        .map(field -> Map.of("field", field, "message", "is still missing"))
                        .toList();
        return new CheckoutProblem(
                        UNPROCESSABLE_CONTENT, "cart-incomplete", "The cart is not complete yet.")
                .with("errors", errors);
    }

    static CheckoutProblem outOfStock(List<Shortage> shortages) {
        return new CheckoutProblem(
                        CONFLICT, "out-of-stock", "Not everything in the cart is still available.")
                .with("shortages", shortages);
    }

    static CheckoutProblem shipped() {
        return new CheckoutProblem(
                CONFLICT,
                "already-shipped",
                "The customer has some of the goods; they have to come back first.");
    }

    static CheckoutProblem picked(FulfilmentStatus state) {
        return new CheckoutProblem(
                        CONFLICT,
                        "already-picked",
                        "The order is being packed or has left; it can be sent back.")
                .with("state", state);
    }

    static CheckoutProblem notSold(List<Sku> skus) {
        return new CheckoutProblem(
                        CONFLICT,
                        "no-longer-sold",
                        "Some of what is in the cart is no longer sold; take it out.")
                .with("skus", skus);
    }

    /** A line whose price is another now. */
    record PriceChange(UUID line, Sku sku, Money oldPrice, Money newPrice) {}

    static CheckoutProblem priceChanged(List<PriceChange> changes) {
        return new CheckoutProblem(
                        CONFLICT,
                        "price-changed",
                        "Prices changed; the cart shows the new ones. Check out again to accept.")
                .with("changes", changes);
    }

    static CheckoutProblem promotionsChanged(Totals before, Totals now) {
        return new CheckoutProblem(
                        CONFLICT,
                        "promotions-changed",
                        "Other discounts hold now than the cart has shown; it shows them now."
                                + " Check out again to accept.")
                .with("oldTotals", before)
                .with("newTotals", now);
    }

    static CheckoutProblem declined(String reason) {
        return new CheckoutProblem(
                        PAYMENT_REQUIRED,
                        "payment-declined",
                        "The payment was declined; the cart is open for another try.")
                .with("reason", reason);
    }

    static CheckoutProblem notTaken() {
        return new CheckoutProblem(
                PAYMENT_REQUIRED,
                "payment-not-taken",
                "The payment never reached the processor; the cart is open for another try.");
    }

    static CheckoutProblem rush() {
        var problem =
                new CheckoutProblem(
                        SERVICE_UNAVAILABLE,
                        "busy",
                        "Too many purchases begin just now; nothing was done. Try again soon.");
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
        return problem;
    }
}
