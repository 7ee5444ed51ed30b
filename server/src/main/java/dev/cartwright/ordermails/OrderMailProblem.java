package dev.cartwright.ordermails;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.NOT_FOUND;

import dev.cartwright.platform.Problem;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;

/** Every way mails about orders say no. */
final class OrderMailProblem extends Problem {

    private OrderMailProblem(HttpStatus status, String slug, String detail) {
        super(status, slug, detail);
    }

    static OrderMailProblem unknownOrder() {
        return new OrderMailProblem(NOT_FOUND, "unknown-order", "There is no such order.");
    }

    static OrderMailProblem unknownKind() {
        return new OrderMailProblem(
                NOT_FOUND,
                "unknown-mail-kind",
                "Mails about orders are: "
                        + Arrays.stream(OrderMailKind.values())
                                .map(OrderMailKind::word)
                                .collect(Collectors.joining(", "))
                        + ".");
    }

    static OrderMailProblem nothingToTell(OrderMailKind kind) {
        return new OrderMailProblem(
                CONFLICT,
                "nothing-to-tell",
                "Nothing that %s tells of has befallen this order.".formatted(kind.word()));
    }

    static OrderMailProblem buyerErased() {
        return new OrderMailProblem(
                CONFLICT, "buyer-erased", "Its buyer is forgotten; nobody is there to be told.");
    }
}
