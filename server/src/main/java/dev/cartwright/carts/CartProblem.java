package dev.cartwright.carts;

import static java.util.stream.Collectors.joining;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.PRECONDITION_FAILED;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import dev.cartwright.inventory.Reservation.Shortage;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Problem;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** Every way a cart says no. */
public final class CartProblem extends Problem {

    private CartProblem(HttpStatus status, String slug, String detail) {
        super(status, slug, detail);
    }

    private CartProblem naming(String field, String message) {
        fact("errors", List.of(Map.of("field", field, "message", message)));
        return this;
    }

    static CartProblem unknownCart() {
        return new CartProblem(NOT_FOUND, "unknown-cart", "There is no such cart, or it expired.");
    }

    static CartProblem checkedOut() {
        var problem =
                new CartProblem(
                        CONFLICT,
                        "cart-checked-out",
                        "This cart is being paid or has become an order; it can no longer change.");
        problem.fact("state", Cart.Status.CHECKED_OUT);
        return problem;
    }

    static CartProblem drafted() {
        return new CartProblem(
                CONFLICT,
                "cart-drafted",
                "The shop has prepared this cart: it can be bought as it is, not changed.");
    }

    static CartProblem unknownDraft() {
        return new CartProblem(
                NOT_FOUND, "unknown-draft", "There is no such draft, or it expired.");
    }

    static CartProblem changedMeanwhile(int version) {
        var problem =
                new CartProblem(
                        PRECONDITION_FAILED,
                        "version-mismatch",
                        "The cart changed meanwhile; it is at version " + version + " now.");
        problem.fact("version", version);
        return problem;
    }

    static CartProblem unknownLine() {
        return new CartProblem(NOT_FOUND, "unknown-line", "There is no such line in this cart.");
    }

    static CartProblem unknownSku(Sku sku) {
        var problem = new CartProblem(NOT_FOUND, "unknown-sku", "Nobody sells " + sku + " here.");
        problem.fact("sku", sku);
        return problem.naming("sku", "is not sold here in the cart's currency");
    }

    static CartProblem outOfStock(List<Shortage> shortages) {
        var detail =
                shortages.stream()
                        .map(it ->
                                "%d of %s wanted, %d available."
                                        .formatted(it.wanted(), it.sku(), it.available()))
                        .collect(joining(" "));
        var problem = new CartProblem(CONFLICT, "out-of-stock", detail);
        problem.fact("shortages", shortages);
        return problem;
    }

    static CartProblem tooManyUnits(int most) {
        return new CartProblem(
                        UNPROCESSABLE_CONTENT,
                        "too-many-units",
                        "A line has at most " + most + " units.")
                .naming("quantity", "would make more than " + most + " units in one line");
    }

    static CartProblem tooManyLines(int most) {
        return new CartProblem(
                        UNPROCESSABLE_CONTENT,
                        "too-many-lines",
                        "A cart has at most " + most + " lines.")
                .naming("sku", "would be line " + (most + 1) + " of at most " + most);
    }

    static CartProblem tooManyCoupons(int most) {
        return new CartProblem(
                        UNPROCESSABLE_CONTENT,
                        "too-many-coupons",
                        "A cart has at most " + most + " codes.")
                .naming("code", "would be code " + (most + 1) + " of at most " + most);
    }

    static CartProblem noSuchCoupon() {
        return new CartProblem(
                NOT_FOUND, "coupon-not-in-cart", "There is no such code in this cart.");
    }

    static CartProblem noSuchMethod(String method) {
        return new CartProblem(
                        UNPROCESSABLE_CONTENT,
                        "unknown-shipping-method",
                        "No delivery called " + method + " goes to this address.")
                .naming("method", "is not offered to this address");
    }
}
