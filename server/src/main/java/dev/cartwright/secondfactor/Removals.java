package dev.cartwright.secondfactor;

import dev.cartwright.authlog.AuthEvent;
import dev.cartwright.authlog.AuthEvent.Kind;
import dev.cartwright.authlog.AuthLog;
import dev.cartwright.secondfactor.SecondFactors.Removal;
import dev.cartwright.secondfactor.schema.tables.records.RemovalsRecord;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** How a factor ends: at once, or for who cannot show a code of it, once they have waited. */
@Component
class Removals {

    private final RemovalTable table;
    private final FactorTable factors;
    private final SecondFactorSettings settings;
    private final AuthLog log;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Removals(
            RemovalTable table,
            FactorTable factors,
            SecondFactorSettings settings,
            AuthLog log,
            TransactionTemplate transaction,
            Clock clock) {
        this.table = table;
        this.factors = factors;
        this.settings = settings;
        this.log = log;
        this.transaction = transaction;
        this.clock = clock;
    }

    void remove(UUID owner) {
        transaction.executeWithoutResult(_ -> {
            var factor = factors.lock(owner);
            factors.delete(owner);
            if (factor.filter(FactorTable::isSet).isPresent()) {
                logRemoved(owner);
            }
        });
    }

    Removal ask(UUID owner) {
        return transaction.execute(_ -> {
            factors.lockSet(owner);
            return find(owner).orElseGet(() -> begin(owner));
        });
    }

    private Removal begin(UUID owner) {
        var now = clock.instant();
        var due = now.plus(settings.removalAfter());
        table.begin(owner, now, due);
        log.write(AuthEvent.succeeded(Kind.SECOND_FACTOR_LOST).of(owner, null));
        return new Removal(now, due, true);
    }

    Optional<Removal> find(UUID owner) {
        return table.find(owner, lapsed()).map(Removals::shown);
    }

    private static Removal shown(RemovalsRecord row) {
        return new Removal(row.getAskedAt(), row.getDueAt(), false);
    }

    void cancel(UUID owner) {
        table.cancel(owner);
    }

    boolean removeIfDue(UUID owner) {
        return Boolean.TRUE.equals(transaction.execute(_ -> removeLocked(owner)));
    }

    /** Who uses the device just now is waited for: that cancels what would be done here. */
    private boolean removeLocked(UUID owner) {
        if (factors.lock(owner).isEmpty() || !isDue(owner)) {
            return false;
        }
        factors.delete(owner);
        logRemoved(owner);
        return true;
    }

    private boolean isDue(UUID owner) {
        return find(owner).filter(it -> !it.dueAt().isAfter(clock.instant())).isPresent();
    }

    private void logRemoved(UUID owner) {
        log.write(AuthEvent.succeeded(Kind.SECOND_FACTOR_REMOVED).of(owner, null));
    }

    void forgetLapsed() {
        table.forget(lapsed());
    }

    private Instant lapsed() {
        return clock.instant().minus(settings.removalFor());
    }
}
