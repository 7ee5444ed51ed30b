package dev.cartwright.sandbox;

import static dev.cartwright.sandbox.schema.Tables.OPERATIONS;
import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.processors.Capabilities;
import dev.cartwright.processors.Capabilities.Retries;
import dev.cartwright.processors.LocalProcessor;
import dev.cartwright.processors.Operation;
import dev.cartwright.processors.Outcome;
import dev.cartwright.processors.Outcome.Declined;
import dev.cartwright.processors.Outcome.NotFound;
import dev.cartwright.processors.Outcome.Succeeded;
import dev.cartwright.processors.Outcome.Unknown;
import dev.cartwright.processors.Vault;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.joda.money.Money;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Behaves as its tokens say, and remembers what it did before it answers. */
@Component
@Profile({"demo", "sandbox"})
class SandboxProcessor implements LocalProcessor {

    private static final List<String> TOKENS =
            List.of(
                    "tok_approved",
                    "tok_declined",
                    "tok_capture_declined",
                    "tok_slow",
                    "tok_timeout",
                    "tok_timeout_lost");

    private static final Capabilities ABLE =
            new Capabilities(
                    Set.of(),
                    true,
                    true,
                    Duration.ofDays(7),
                    false,
                    new Retries("", Duration.ofDays(3_650), true),
                    Duration.ofSeconds(15),
                    true);

    private final DSLContext db;
    private final SandboxVault vault;
    private final SandboxSettings settings;
    private final Clock clock;

    SandboxProcessor(DSLContext db, SandboxVault vault, SandboxSettings settings, Clock clock) {
        this.db = db;
        this.vault = vault;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "sandbox";
    }

    @Override
    public Capabilities capabilities() {
        return ABLE;
    }

    @Override
    public Optional<Vault> vault() {
        return Optional.of(vault);
    }

    @Override
    public void check(String token) {
        if (!TOKENS.contains(token) && !SandboxVault.isSaved(token)) {
            throw new InvalidField("payment.token", "must be one of " + TOKENS);
        }
    }

    @Override
    public Outcome execute(Operation operation) {
        if (operation.kind() == Operation.Kind.CAPTURE) {
            return remember(operation, !"tok_capture_declined".equals(operation.details().token()));
        }
        var token = operation.kind().begins() ? operation.details().token() : null;
        if (token != null && SandboxVault.isSaved(token)) {
            return remember(operation, vault.opens(token, operation.details().payer()));
        }
        return switch (token) {
            case "tok_declined" -> remember(operation, false);
            case "tok_slow" -> later(settings.slow(), remember(operation, true));
            case "tok_timeout" -> never(remember(operation, true));
            case "tok_timeout_lost" -> never(new NotFound());
            case null, default -> remember(operation, true);
        };
    }

    @Override
    public Outcome find(Operation operation) {
        return db.selectFrom(OPERATIONS)
                .where(OPERATIONS.OPERATION_ID.eq(operation.id()))
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
                        .set(OPERATIONS.APPROVED, approve)
                        .set(OPERATIONS.AMOUNT_MINOR, operation.amount().getAmountMinorLong())
                        .set(OPERATIONS.CURRENCY, operation.amount().getCurrencyUnit())
                        .set(OPERATIONS.AT, clock.instant())
                        .onConflictDoNothing()
                        .execute();
        return inserted == 1 ? outcome(operation, approve) : find(operation);
    }

    private static Outcome outcome(Operation operation, boolean approved) {
        return approved
                ? new Succeeded("sandbox-" + operation.id(), operation.amount())
                : new Declined("card_declined");
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
