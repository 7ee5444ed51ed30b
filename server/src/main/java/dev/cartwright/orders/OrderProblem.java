package dev.cartwright.orders;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.NOT_FOUND;

import dev.cartwright.platform.Problem;
import org.springframework.http.HttpStatus;

/** Every way an order says no. */
public final class OrderProblem extends Problem {

    private OrderProblem(HttpStatus status, String slug, String detail) {
        super(status, slug, detail);
    }

    /** Says the same whether the order or the right to see it is missing. */
    static OrderProblem unknownOrder() {
        return new OrderProblem(
                NOT_FOUND,
                "unknown-order",
                "There is no such order, or X-Order-Token does not open it.");
    }

    static OrderProblem tooManyNotes(int most) {
        return new OrderProblem(
                CONFLICT, "too-many-notes", "An order has at most %d notes.".formatted(most));
    }

    static OrderProblem wrongState(OrderStatus state) {
        var problem =
                new OrderProblem(
                        CONFLICT,
                        "order-not-cancellable",
                        "Only a placed order can be cancelled; this one is " + state + ".");
        problem.fact("state", state);
        problem.fact("moves", state.next());
        return problem;
    }
}
