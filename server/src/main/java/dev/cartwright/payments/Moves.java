package dev.cartwright.payments;

import dev.cartwright.kernel.PaymentId;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Idempotency;
import dev.cartwright.platform.Idempotency.Claim;
import dev.cartwright.platform.IdempotencyKey;
import dev.cartwright.platform.Ids;
import dev.cartwright.processors.Operation;
import dev.cartwright.processors.Operation.Kind;
import dev.cartwright.processors.Outcome.Unknown;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Captures, gives up and pays back for people: promised, sent, settled, each once per key. */
@Component
public class Moves {

    private static final Logger LOG = LoggerFactory.getLogger(Moves.class);

    private final Payments payments;
    private final Exchanges exchanges;
    private final Promises promises;
    private final Settling settling;
    private final Idempotency idempotency;
    private final TransactionTemplate transaction;
    private final Ids ids;

    Moves(
            Payments payments,
            Exchanges exchanges,
            Promises promises,
            Settling settling,
            Idempotency idempotency,
            TransactionTemplate transaction,
            Ids ids) {
        this.payments = payments;
        this.exchanges = exchanges;
        this.promises = promises;
        this.settling = settling;
        this.idempotency = idempotency;
        this.transaction = transaction;
        this.ids = ids;
    }

    /** Names an operation as idempotency keys and answers do. */
    static String url(PaymentId payment, UUID operation) {
        return "/api/admin/payments/" + payment + "/operations/" + operation;
    }

    /**
     * Does one move of money, and waits for what the processor says.
     *
     * @param amount null is all that is left
     * @return the operation's id; of the first time where the key is known
     */
    UUID move(
            PaymentId payment, Kind kind, @Nullable Money amount, IdempotencyKey key, Object body) {
        var id = ids.next();
        var scope = Actor.current().scope("POST " + kind + " " + payment);
        var begun =
                transaction.execute(_ ->
                        switch (idempotency.claim(scope, key, body, url(payment, id))) {
                            case Claim.Fresh _ -> {
                                var operation = promises.begin(id, payment, kind, amount);
                                idempotency.pending(url(payment, id));
                                yield operation;
                            }
                            case Claim.Pending(var url) -> known(url);
                            case Claim.InProgress(var url) -> known(url);
                            case Claim.Answered _ ->
                                    throw new IllegalStateException("is asked for, not kept");
                        });
        if (begun.id().equals(id)) {
            send(begun);
        }
        return begun.id();
    }

    private Operation known(String url) {
        return payments.find(UUID.fromString(url.substring(url.lastIndexOf('/') + 1)))
                .orElseThrow();
    }

    /** Sends what was promised; whatever fails here the reconciliation finishes. */
    public void send(Operation operation) {
        try {
            var exchange = exchanges.send(operation);
            if (exchange.outcome() instanceof Unknown) {
                exchanges.unknown(operation, exchange);
            } else {
                settling.settle(operation, exchange);
            }
        } catch (RuntimeException e) {
            LOG.error("Operation {} is left to the reconciliation", operation.id(), e);
        }
    }
}
