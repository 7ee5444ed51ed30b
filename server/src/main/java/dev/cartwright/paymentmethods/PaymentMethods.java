package dev.cartwright.paymentmethods;

import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.processors.Errand.Enrol;
import dev.cartwright.processors.Finding;
import dev.cartwright.processors.Processors;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The front door: what a customer pays with who has paid before, or wants to be remembered. */
@Service
public class PaymentMethods {

    static final int MOST = 20;

    private static final int TRIES = 4;
    private static final Duration PAUSE = Duration.ofMillis(150);

    /** No try begins later: one at a silent processor takes longer than that by itself. */
    private static final Duration LONGEST = Duration.ofSeconds(8);

    private final MethodTable methods;
    private final ErrandTable errands;
    private final Processors processors;
    private final Clock clock;

    PaymentMethods(MethodTable methods, ErrandTable errands, Processors processors, Clock clock) {
        this.methods = methods;
        this.errands = errands;
        this.processors = processors;
        this.clock = clock;
    }

    /**
     * What a saved method is to its processor.
     *
     * @param holder whom the processor keeps it for
     */
    public record Usable(String processor, String token, String holder) {}

    /** Returns what is paid with; empty where it is not this customer's. */
    public Optional<Usable> find(CustomerId customer, UUID method) {
        return methods.usable(customer, method);
    }

    /**
     * Returns whom a processor knows a customer as; makes them known to it where they are not yet.
     * Outside any transaction, and under no propagation that would keep a connection meanwhile.
     *
     * @throws InvalidField where the processor keeps nothing
     * @throws PaymentMethodProblem where the processor does not answer
     */
    public String holder(CustomerId customer, String processor) {
        var account =
                processors
                        .vault(processor)
                        .orElseThrow(() ->
                                new InvalidField(
                                        "payment.save", processor + " saves no payment methods"));
        return errands.holder(processor, account, customer)
                .orElseGet(() -> enrol(processor, account, customer));
    }

    /** Somebody else may be asking the same just now: then the processor is asked again. */
    private String enrol(String processor, String account, CustomerId customer) {
        var end = clock.instant().plus(LONGEST);
        for (int tries = 0; tries < TRIES && clock.instant().isBefore(end); tries++) {
            switch (processors.run(processor, account, new Enrol(customer))) {
                case Finding.Done(var reference) -> {
                    return errands.keepHolder(
                            processor, account, customer, reference, clock.instant());
                }
                case Finding.Refused _, Finding.Shown _ -> throw PaymentMethodProblem.notNow();
                case Finding.Unknown _ -> pause();
            }
        }
        throw PaymentMethodProblem.notNow();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Notes, in the caller's transaction, that what is paid with is to be remembered once it is
     * paid.
     *
     * @param operation what begins the payment
     * @throws PaymentMethodProblem where too much is kept already
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void remember(UUID operation, CustomerId customer, String processor) {
        if (methods.count(customer) >= MOST) {
            throw PaymentMethodProblem.tooMany(MOST);
        }
        var account = processors.vault(processor).orElseThrow();
        errands.wish(new Wish(operation, customer, processor, account), clock.instant());
    }
}
