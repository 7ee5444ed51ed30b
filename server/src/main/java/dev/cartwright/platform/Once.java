package dev.cartwright.platform;

import dev.cartwright.platform.Idempotency.Claim;
import java.net.URI;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Answers a request that does all its work in one transaction, once per key. */
@Component
public class Once {

    private final Idempotency idempotency;
    private final TransactionTemplate transaction;

    Once(Idempotency idempotency, TransactionTemplate transaction) {
        this.idempotency = idempotency;
        this.transaction = transaction;
    }

    /**
     * Does the work, or gives the answer it had before. Key, effect and answer commit together; a
     * refusal keeps nothing.
     *
     * @param scope caller and route
     * @param key without one the work is simply done
     * @param subject URL of what the work makes or changes
     */
    public ResponseEntity<?> answer(
            String scope,
            @Nullable IdempotencyKey key,
            Object body,
            String subject,
            HttpStatus status,
            Supplier<?> work) {
        if (key == null) {
            return ResponseEntity.status(status).location(URI.create(subject)).body(work.get());
        }
        return transaction.execute(_ ->
                switch (idempotency.claim(scope, key, body, subject)) {
                    case Claim.Answered(var before, var answer) ->
                            raw(before, idempotency.subject(scope, key), answer);
                    case Claim.InProgress _, Claim.Pending _ ->
                            throw IdempotencyProblem.inProgress(subject);
                    case Claim.Fresh _ -> {
                        var answer = work.get();
                        idempotency.answer(scope, key, status.value(), answer);
                        yield ResponseEntity.status(status)
                                .location(URI.create(subject))
                                .body(answer);
                    }
                });
    }

    private static ResponseEntity<?> raw(int status, String subject, String json) {
        return ResponseEntity.status(status)
                .location(URI.create(subject))
                .contentType(MediaType.APPLICATION_JSON)
                .body(json);
    }
}
