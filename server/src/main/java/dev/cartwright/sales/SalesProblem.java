package dev.cartwright.sales;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.NOT_FOUND;

import dev.cartwright.platform.Problem;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** Every way this module says no. */
final class SalesProblem extends Problem {

    private SalesProblem(HttpStatus status, String slug, String detail) {
        super(status, slug, detail);
    }

    static SalesProblem unknownImport(UUID id) {
        return new SalesProblem(
                NOT_FOUND, "unknown-sales-import", "There is no import of sales " + id + ".");
    }

    static SalesProblem givenUp() {
        return new SalesProblem(
                CONFLICT,
                "sales-import-given-up",
                "The file arrived so slowly that it was given up; send it again.");
    }
}
