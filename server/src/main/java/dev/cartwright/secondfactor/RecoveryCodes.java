package dev.cartwright.secondfactor;

import dev.cartwright.authlog.AuthEvent;
import dev.cartwright.authlog.AuthEvent.Kind;
import dev.cartwright.authlog.AuthEvent.Reason;
import dev.cartwright.authlog.AuthLog;
import dev.cartwright.platform.ServerKey;
import dev.cartwright.platform.Sha256;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Codes on paper, for when the device is not at hand: each opens once. */
@Component
class RecoveryCodes {

    private static final int COUNT = 10;

    private final RecoveryCodeTable table;
    private final FactorTable factors;
    private final ServerKey key;
    private final AuthLog log;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RecoveryCodes(
            RecoveryCodeTable table,
            FactorTable factors,
            ServerKey key,
            AuthLog log,
            TransactionTemplate transaction,
            Clock clock) {
        this.table = table;
        this.factors = factors;
        this.key = key;
        this.log = log;
        this.transaction = transaction;
        this.clock = clock;
    }

    List<String> renew(UUID owner) {
        return transaction.execute(_ -> {
            factors.lockSet(owner);
            log.write(AuthEvent.succeeded(Kind.RECOVERY_CODES_RENEWED).of(owner, null));
            return replace(owner);
        });
    }

    /** Of a locked factor, in the caller's transaction; what it returns is nowhere else. */
    List<String> replace(UUID owner) {
        var codes = Stream.generate(RecoveryCode::make).distinct().limit(COUNT).toList();
        table.replace(owner, codes.stream().map(it -> hash(owner, it)).toList());
        return codes.stream().map(RecoveryCode::shown).toList();
    }

    int countLeft(UUID owner) {
        return table.countLeft(owner);
    }

    /** Uses one up, in the caller's transaction; returns why not, where it does not open. */
    Optional<Reason> use(UUID owner, String code) {
        var hash = hash(owner, code);
        if (table.use(owner, hash, clock.instant())) {
            return Optional.empty();
        }
        return Optional.of(table.isKnown(owner, hash) ? Reason.CODE_USED : Reason.WRONG_CODE);
    }

    /** Under the master key: who reads the database alone cannot even try codes. */
    private byte[] hash(UUID owner, String code) {
        return Sha256.of(key.token("recovery-code", owner + code));
    }
}
