package dev.cartwright.sandbox;

import static dev.cartwright.sandbox.schema.Tables.OPERATIONS;
import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.payments.Operation;
import dev.cartwright.payments.Operation.Kind;
import dev.cartwright.payments.Outcome;
import dev.cartwright.payments.Outcome.Approved;
import dev.cartwright.payments.Outcome.Declined;
import dev.cartwright.payments.Outcome.NotFound;
import dev.cartwright.payments.Outcome.Unknown;
import dev.cartwright.payments.PaymentProcessor;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Behaves as its tokens say, and remembers what it did before it answers. */
@Component
@Profile({"demo", "sandbox"})
class SandboxProcessor implements PaymentProcessor {

    private static final List<String> TOKENS =
            List.of("tok_approved", "tok_declined", "tok_slow", "tok_timeout", "tok_timeout_lost");

    private final DSLContext db;
    private final SandboxSettings settings;
    private final Clock clock;

    SandboxProcessor(DSLContext db, SandboxSettings settings, Clock clock) {
        this.db = db;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "sandbox";
    }

    @Override
    public void check(String token) {
        if (!TOKENS.contains(token)) {
            throw new InvalidField("payment.token", "must be one of " + TOKENS);
        }
    }

    @Override
    public Outcome execute(Operation operation, @Nullable String token) {
        return switch (token) {
            case "tok_declined" -> remember(operation, false);
            case "tok_slow" -> later(settings.slow(), remember(operation, true));
            case "tok_timeout" -> never(remember(operation, true));
            case "tok_timeout_lost" -> never(new NotFound());
            case null, default -> remember(operation, true);
        };
    }

    @Override
    public Outcome find(UUID operation) {
        return db.selectFrom(OPERATIONS)
                .where(OPERATIONS.OPERATION_ID.eq(operation))
                .fetchOptional(row -> outcome(operation, row.getApproved()))
                .orElseGet(NotFound::new);
    }

    /** Refunds count as well: what moved either way, by operation. */
    @Override
    public Optional<Map<UUID, Money>> books() {
        return Optional.of(
                db.selectFrom(OPERATIONS).where(OPERATIONS.APPROVED).fetch().stream()
                        .collect(
                                toUnmodifiableMap(
                                        row -> row.getOperationId(),
                                        row ->
                                                Money.ofMinor(
                                                        row.getCurrency(), row.getAmountMinor()))));
    }

    /** One statement that commits by itself: the first answer to an operation is the only one. */
    private Outcome remember(Operation operation, boolean approve) {
        var inserted =
                db.insertInto(OPERATIONS)
                        .set(OPERATIONS.OPERATION_ID, operation.id())
                        .set(OPERATIONS.KIND, operation.kind().name())
                        .set(OPERATIONS.APPROVED, approve || operation.kind() == Kind.REFUND)
                        .set(OPERATIONS.AMOUNT_MINOR, operation.amount().getAmountMinorLong())
                        .set(OPERATIONS.CURRENCY, operation.amount().getCurrencyUnit())
                        .set(OPERATIONS.AT, clock.instant())
                        .onConflictDoNothing()
                        .execute();
        return inserted == 1 ? outcome(operation.id(), approve) : find(operation.id());
    }

    private static Outcome outcome(UUID operation, boolean approved) {
        return approved ? new Approved("sandbox-" + operation) : new Declined("card_declined");
    }

    private static Outcome later(Duration pause, Outcome outcome) {
        try {
            Thread.sleep(pause);
            return outcome;
        } catch (InterruptedException e) {
            return new Unknown("interrupted");
        }
    }

    /** Answers long after everybody has stopped waiting. */
    private static Outcome never(Outcome outcome) {
        return later(Duration.ofMinutes(10), outcome);
    }
}
