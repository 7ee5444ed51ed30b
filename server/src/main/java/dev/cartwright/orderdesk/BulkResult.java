package dev.cartwright.orderdesk;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.platform.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * What became of one order of several.
 *
 * @param status as one request alone would have been answered
 * @param problem why not; left out where it is done
 */
@Schema(name = "Result")
@JsonInclude(JsonInclude.Include.NON_NULL)
record BulkResult(OrderId order, int status, @Nullable String problem, @Nullable String detail) {

    private static final int OK = 200;
    private static final int INVALID = 400;
    static final int FAILED = 500;
    private static final int BUSY = 503;

    static BulkResult done(OrderId order) {
        return new BulkResult(order, OK, null, null);
    }

    /** The others are done all the same, whatever it was. */
    static BulkResult of(OrderId order, RuntimeException e) {
        return switch (e) {
            case Problem no ->
                    new BulkResult(
                            order,
                            no.getStatusCode().value(),
                            Objects.toString(no.getBody().getType(), null),
                            no.getBody().getDetail());
            case InvalidField wrong ->
                    new BulkResult(
                            order,
                            INVALID,
                            "/problems/invalid-request",
                            wrong.field() + " " + wrong.getMessage());
            case TransientDataAccessException _,
                    DataAccessResourceFailureException _,
                    CannotCreateTransactionException _,
                    TransactionSystemException _ ->
                    new BulkResult(
                            order,
                            BUSY,
                            "/problems/busy",
                            "The database did not answer in time; try this one again.");
            default ->
                    new BulkResult(
                            order,
                            FAILED,
                            "/problems/internal-server-error",
                            "This is our fault; nothing was done with this one.");
        };
    }
}
