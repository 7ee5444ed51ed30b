package dev.cartwright.orderdesk;

import dev.cartwright.platform.Problem;
import org.springframework.http.HttpStatus;

/** Every way the desk says no. */
final class OrderDeskProblem extends Problem {

    private OrderDeskProblem(HttpStatus status, String slug, String detail) {
        super(status, slug, detail);
    }

    static OrderDeskProblem tooManyFilters(int most) {
        return new OrderDeskProblem(
                HttpStatus.CONFLICT,
                "too-many-filters",
                "At most %d filters are kept; delete one that nobody needs.".formatted(most));
    }

    static OrderDeskProblem unknownFilter() {
        return new OrderDeskProblem(
                HttpStatus.NOT_FOUND, "unknown-filter", "No filter is saved under this name.");
    }
}
