package dev.cartwright.storefront;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.platform.OpenTo;
import dev.cartwright.platform.OpenTo.Audience;
import dev.cartwright.platform.Problem;
import java.util.Map;
import java.util.Objects;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** Whoever asks for a page is told in a page why there is none; never in JSON. */
@ControllerAdvice(basePackageClasses = SorryPages.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
@Controller
@OpenTo(Audience.EVERYBODY)
class SorryPages {

    private static final Logger LOG = LoggerFactory.getLogger(SorryPages.class);

    private static final String NOTHING_HERE = "There is nothing at this address of the shop.";

    @GetMapping("/shop/{*anywhere}")
    ModelAndView nowhere() {
        return sorry(HttpStatus.NOT_FOUND, "Not here", NOTHING_HERE);
    }

    @ExceptionHandler
    ModelAndView refused(Problem problem) {
        var detail = Objects.toString(problem.getBody().getDetail(), "");
        return sorry(problem.getStatusCode(), "Not here", detail + ".");
    }

    @ExceptionHandler
    ModelAndView notAnAddress(MethodArgumentTypeMismatchException e) {
        return sorry(HttpStatus.BAD_REQUEST, "Not here", NOTHING_HERE);
    }

    @ExceptionHandler
    ModelAndView notUnderstood(InvalidField e) {
        return sorry(
                HttpStatus.BAD_REQUEST,
                "Not understood",
                "The shop cannot read this address: "
                        + what(e.field())
                        + " "
                        + e.getMessage()
                        + ".");
    }

    @ExceptionHandler
    ModelAndView tooMany(InvalidParameterException e) {
        return sorry(
                HttpStatus.BAD_REQUEST,
                "Not understood",
                "The shop cannot read this address: it asks for too much at once.");
    }

    @ExceptionHandler({
        TransientDataAccessException.class,
        DataAccessResourceFailureException.class,
        CannotCreateTransactionException.class
    })
    ModelAndView busy(Exception e) {
        LOG.warn("No answer of the database for a page", e);
        return sorry(
                HttpStatus.SERVICE_UNAVAILABLE,
                "One moment",
                "The shop cannot answer just now. Try again soon.");
    }

    /** A bug of ours: the log gets the cause, the person an apology. */
    @ExceptionHandler
    ModelAndView unexpected(Exception e) {
        LOG.error("A page failed", e);
        return sorry(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "Our fault",
                "Something went wrong here. It has been noted.");
    }

    private static String what(String field) {
        return switch (field) {
            case Asked.WORDS -> "the words to search for";
            case Asked.PRICE_MIN, Asked.PRICE_MAX -> "a price";
            case Asked.SORT -> "the order";
            case "after" -> "the page to go on from";
            default -> field;
        };
    }

    private static ModelAndView sorry(HttpStatusCode status, String heading, String sentence) {
        return new ModelAndView(
                "storefront/sorry", Map.of("heading", heading, "sentence", sentence), status);
    }
}
