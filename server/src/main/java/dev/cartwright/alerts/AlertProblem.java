package dev.cartwright.alerts;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.NOT_FOUND;

import dev.cartwright.platform.Problem;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** Every way this module says no. */
public final class AlertProblem extends Problem {

    private AlertProblem(HttpStatus status, String slug, String detail) {
        super(status, slug, detail);
    }

    static AlertProblem unknown(UUID id) {
        return new AlertProblem(
                NOT_FOUND, "unknown-stock-alert", "There is no alert " + id + " about the stock.");
    }

    static AlertProblem over(UUID id) {
        return new AlertProblem(
                CONFLICT,
                "stock-alert-resolved",
                "Alert " + id + " is over, so there is nothing left to acknowledge.");
    }
}
