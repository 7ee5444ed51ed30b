package dev.cartwright.payments;

import dev.cartwright.kernel.PaymentId;
import dev.cartwright.platform.OpenTo;
import dev.cartwright.platform.OpenTo.Audience;
import dev.cartwright.platform.PublicUrl;
import dev.cartwright.processors.Operation;
import dev.cartwright.processors.Outcome.Unknown;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** Where a customer comes back to who had to confirm a payment at its processor. */
@RestController
@OpenTo(Audience.EVERYBODY)
class ReturnEndpoint {

    private final Returns returns;
    private final PaymentTable table;
    private final PaymentQuery query;
    private final Exchanges exchanges;
    private final Settling settling;
    private final PublicUrl url;
    private final Clock clock;

    ReturnEndpoint(
            Returns returns,
            PaymentTable table,
            PaymentQuery query,
            Exchanges exchanges,
            Settling settling,
            PublicUrl url,
            Clock clock) {
        this.returns = returns;
        this.table = table;
        this.query = query;
        this.exchanges = exchanges;
        this.settling = settling;
        this.url = url;
        this.clock = clock;
    }

    /**
     * Asks the processor what the customer did, the first time only, and leads on to the shop. What
     * the address itself says of the outcome is not looked at.
     */
    @GetMapping("/api/payments/{id}/return/{token}")
    ResponseEntity<Void> back(@PathVariable PaymentId id, @PathVariable String token) {
        if (!returns.opens(id, token)) {
            throw PaymentProblem.unknown();
        }
        var payment = query.payment(id).orElseThrow(PaymentProblem::unknown);
        if (table.returned(id, clock.instant())) {
            query.unsettled(id).ifPresent(this::ask);
        }
        var shop = payment.getReturnTo() == null ? url.of("/") : payment.getReturnTo();
        var to =
                UriComponentsBuilder.fromUriString(shop)
                        .queryParam("order", payment.getOrderId())
                        .build(true)
                        .toUri();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(to)
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    /** Where the processor cannot say it yet, its event or the reconciliation will. */
    private void ask(Operation operation) {
        var exchange = exchanges.ask(operation);
        if (!(exchange.outcome() instanceof Unknown)) {
            settling.settle(operation, exchange);
        }
    }
}
