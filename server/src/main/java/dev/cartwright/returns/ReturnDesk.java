package dev.cartwright.returns;

import dev.cartwright.kernel.OrderId;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.IdempotencyKey;
import dev.cartwright.platform.Ids;
import dev.cartwright.platform.Once;
import dev.cartwright.refunds.Payouts;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What people do with returns: each step commits before a processor hears of the money. */
@Component
record ReturnDesk(
        ReturnRequests returns,
        Receiving receiving,
        Payouts payouts,
        Once once,
        TransactionTemplate transaction,
        Ids ids) {

    /** What a key stands for: the same body for another return is another request. */
    private record AskedOf(UUID id, NewReceipt came) {}

    /**
     * Asks once per key. Guests are all the same caller, so that the order is in the scope.
     *
     * @param late whether it may be too long ago that the units arrived
     * @param route under which it is asked, and which names it then
     */
    ResponseEntity<?> request(
            OrderId of,
            IdempotencyKey key,
            NewReturn wanted,
            boolean late,
            String route,
            Function<Return, ReturnJson> json) {
        var id = ids.next();
        return once.answer(
                Actor.current().scope("POST " + route + " of " + of),
                key,
                wanted,
                route + "/" + id,
                HttpStatus.CREATED,
                () -> json.apply(returns.request(id, of, wanted, late)));
    }

    /** Takes goods in once per key; what goes back for them is sent once that is committed. */
    ResponseEntity<?> receive(
            UUID request, IdempotencyKey key, NewReceipt came, Function<Return, ReturnJson> json) {
        var id = ids.next();
        var answer =
                once.answer(
                        Actor.current().scope("POST /api/admin/returns/{id}/receipts"),
                        key,
                        new AskedOf(request, came),
                        ReturnJson.url(request),
                        HttpStatus.CREATED,
                        () -> json.apply(receiving.receive(id, request, came)));
        payouts.send(id);
        return answer;
    }

    Return step(Supplier<Return> step) {
        return transaction.execute(_ -> step.get());
    }
}
