package dev.cartwright.pricealerts;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Problem;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.http.HttpStatus;

/** Every way this module says no. */
public final class PriceAlertProblem extends Problem {

    private PriceAlertProblem(HttpStatus status, String slug, String detail) {
        super(status, slug, detail);
    }

    private PriceAlertProblem naming(String field, String message) {
        fact("errors", List.of(Map.of("field", field, "message", message)));
        return this;
    }

    /** Says the same of alerts of others. */
    static PriceAlertProblem unknown() {
        return new PriceAlertProblem(
                NOT_FOUND, "unknown-price-alert", "You have no such price alert.");
    }

    static PriceAlertProblem unknownSku(Sku sku, CurrencyUnit currency) {
        var problem =
                new PriceAlertProblem(
                        NOT_FOUND, "unknown-sku", "Nobody sells " + sku + " here in " + currency);
        problem.fact("sku", sku);
        return problem.naming("sku", "is not sold here in " + currency);
    }

    static PriceAlertProblem priceIsThere(String field, Money price) {
        var problem =
                new PriceAlertProblem(
                        UNPROCESSABLE_CONTENT,
                        "price-already-there",
                        "It costs " + price + " now, so there is nothing to wait for.");
        problem.fact("price", price);
        return problem.naming(field, "must be less than what it costs now");
    }

    static PriceAlertProblem exists(UUID alert, Sku sku) {
        var problem =
                new PriceAlertProblem(
                        CONFLICT,
                        "price-alert-exists",
                        "You wait for the price of " + sku + " already; change that alert.");
        problem.fact("alert", alert);
        return problem.naming("sku", "has an alert already");
    }

    static PriceAlertProblem tooMany(int most) {
        return new PriceAlertProblem(
                UNPROCESSABLE_CONTENT,
                "too-many-price-alerts",
                "You can wait for " + most + " prices at once; end an alert first.");
    }

    static PriceAlertProblem ended() {
        return new PriceAlertProblem(
                CONFLICT, "price-alert-ended", "This price alert has ended; make another one.");
    }
}
