package dev.cartwright.pricing;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.PRECONDITION_FAILED;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Problem;
import org.springframework.http.HttpStatus;

/** Every way this module says no. */
public final class PricingProblem extends Problem {

    private PricingProblem(HttpStatus status, String slug, String detail) {
        super(status, slug, detail);
    }

    static PricingProblem unknownSku(Sku sku) {
        return new PricingProblem(NOT_FOUND, "unknown-sku", "No product has a variant " + sku);
    }

    static PricingProblem unknownList(String list) {
        return new PricingProblem(
                NOT_FOUND, "unknown-price-list", "No price list is called " + list);
    }

    static PricingProblem listExists(String list) {
        return new PricingProblem(
                CONFLICT, "price-list-exists", "There is a price list " + list + " already");
    }

    static PricingProblem changedMeanwhile(int version) {
        var problem =
                new PricingProblem(
                        PRECONDITION_FAILED,
                        "version-mismatch",
                        "The price list changed meanwhile; it is at version " + version + " now.");
        problem.fact("version", version);
        return problem;
    }

    static PricingProblem baseIsFixed() {
        return new PricingProblem(
                CONFLICT, "base-list-is-fixed", "The base list holds always and for everybody");
    }

    static PricingProblem belowZero(Sku sku) {
        var problem =
                new PricingProblem(
                        UNPROCESSABLE_CONTENT,
                        "price-below-zero",
                        "The change would make " + sku + " cost less than nothing");
        problem.fact("sku", sku);
        return problem;
    }

    static PricingProblem tooMany(int skus, int most) {
        return new PricingProblem(
                UNPROCESSABLE_CONTENT,
                "too-many-prices",
                "The change concerns " + skus + " SKUs; at most " + most + " are changed at once");
    }
}
