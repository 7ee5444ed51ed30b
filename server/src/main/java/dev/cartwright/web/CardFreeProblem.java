package dev.cartwright.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cartwright.kernel.CardNumber;
import java.net.URI;
import org.springframework.http.ProblemDetail;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.util.UriUtils;

/** What a refusal repeats of a request, without the number of a card. */
final class CardFreeProblem {

    private CardFreeProblem() {}

    static void mask(ProblemDetail problem, WebRequest request) {
        var detail = problem.getDetail();
        problem.setDetail(detail == null ? null : CardNumber.masked(detail));
        var more = problem.getProperties();
        if (more != null) {
            more.replaceAll(CardFreeProblem::masked);
        }
        // Where nobody names an instance, Spring takes the address as it was sent.
        if (problem.getInstance() == null && request instanceof ServletWebRequest sent) {
            var path = UriUtils.decode(sent.getRequest().getRequestURI(), UTF_8);
            var masked = CardNumber.masked(path);
            if (!masked.equals(path)) {
                problem.setInstance(URI.create(UriUtils.encodePath(masked, UTF_8)));
            }
        }
    }

    /** A SKU is said as it is: programs look it up, and it may be any number. */
    private static Object masked(String name, Object value) {
        return value instanceof String text && !name.equals("sku")
                ? CardNumber.masked(text)
                : value;
    }
}
