package dev.cartwright.stocktakes;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.NOT_FOUND;

import dev.cartwright.platform.Problem;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** Every way this module says no. */
final class StockTakeProblem extends Problem {

    private StockTakeProblem(HttpStatus status, String slug, String detail) {
        super(status, slug, detail);
    }

    static StockTakeProblem unknown(UUID id) {
        return new StockTakeProblem(
                NOT_FOUND, "unknown-stock-take", "There is no stock-take " + id + ".");
    }

    static StockTakeProblem keyNeeded() {
        return new StockTakeProblem(
                BAD_REQUEST,
                "idempotency-key-needed",
                "A complete count sets all else to nothing: it needs an Idempotency-Key.");
    }
}
