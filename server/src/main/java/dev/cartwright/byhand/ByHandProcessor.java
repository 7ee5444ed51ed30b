package dev.cartwright.byhand;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.processors.Capabilities;
import dev.cartwright.processors.Capabilities.Retries;
import dev.cartwright.processors.LocalProcessor;
import dev.cartwright.processors.Operation;
import dev.cartwright.processors.Outcome;
import dev.cartwright.processors.Outcome.Declined;
import dev.cartwright.processors.Outcome.Succeeded;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Believes staff that money will come, and that it came where that was noted. What it is asked to
 * pay back a person pays, who settles the refund then.
 */
@Component
class ByHandProcessor implements LocalProcessor {

    static final String NAME = "by-hand";

    private static final List<String> WAYS = List.of("transfer", "cash", "invoice");
    private static final Duration LONG = Duration.ofDays(3_650);

    private static final Capabilities ABLE =
            new Capabilities(
                    Set.of(),
                    true,
                    true,
                    LONG,
                    false,
                    new Retries("", LONG, true),
                    Duration.ofSeconds(15),
                    false);

    private final ReceiptTable receipts;

    ByHandProcessor(ReceiptTable receipts) {
        this.receipts = receipts;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Capabilities capabilities() {
        return ABLE;
    }

    @Override
    public boolean isForStaff() {
        return true;
    }

    @Override
    public boolean takesLater() {
        return true;
    }

    @Override
    public void check(String token) {
        if (!WAYS.contains(token)) {
            throw new InvalidField("payment.token", "must be one of " + WAYS);
        }
    }

    @Override
    public Outcome execute(Operation operation) {
        return find(operation);
    }

    /** What was noted is all there is to know, so the answer is the same each time. */
    @Override
    public Outcome find(Operation operation) {
        return switch (operation.kind()) {
            case AUTHORIZE, VOID, INCREMENT -> done(operation);
            case SALE, CAPTURE ->
                    receipts.isNoted(operation.id())
                            ? done(operation)
                            : new Declined("money_has_not_come");
            case REFUND -> new Declined("to_be_paid_by_hand");
        };
    }

    private static Outcome done(Operation operation) {
        return new Succeeded(NAME + "-" + operation.id(), operation.amount());
    }
}
