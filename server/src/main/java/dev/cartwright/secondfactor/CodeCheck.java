package dev.cartwright.secondfactor;

import dev.cartwright.authlog.AuthEvent;
import dev.cartwright.authlog.AuthEvent.Kind;
import dev.cartwright.authlog.AuthEvent.Reason;
import dev.cartwright.authlog.AuthLog;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets a right code open once, and logs each that was tried; guesses are counted by the caller. */
@Component
class CodeCheck {

    private final FactorTable factors;
    private final SharedSecrets secrets;
    private final RecoveryCodes codes;
    private final RemovalTable removals;
    private final AuthLog log;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CodeCheck(
            FactorTable factors,
            SharedSecrets secrets,
            RecoveryCodes codes,
            RemovalTable removals,
            AuthLog log,
            TransactionTemplate transaction,
            Clock clock) {
        this.factors = factors;
        this.secrets = secrets;
        this.codes = codes;
        this.removals = removals;
        this.log = log;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Returns whether the code opens; if so it never does again. */
    boolean accept(UUID owner, String typed) {
        return Boolean.TRUE.equals(transaction.execute(_ -> use(owner, typed)));
    }

    private boolean use(UUID owner, String typed) {
        if (Totp.isOne(typed)) {
            return logged(owner, Kind.SECOND_FACTOR_USED, useFromApp(owner, typed));
        }
        var paper = RecoveryCode.read(typed);
        return paper.isPresent()
                ? logged(owner, Kind.RECOVERY_CODE_USED, useFromPaper(owner, paper.get()))
                : logged(owner, Kind.SECOND_FACTOR_USED, Optional.of(Reason.WRONG_CODE));
    }

    /** Returns why not, where it does not open. Who has the device has not lost it. */
    private Optional<Reason> useFromApp(UUID owner, String typed) {
        var factor = factors.find(owner).orElse(null);
        if (factor == null) {
            return Optional.of(Reason.WRONG_CODE);
        }
        var secret = secrets.open(owner, factor.getSecret());
        var step = Totp.step(secret, typed, clock.instant());
        if (step.isEmpty()) {
            return Optional.of(Reason.WRONG_CODE);
        }
        if (!factors.use(owner, factor.getSecret(), step.getAsLong())) {
            return Optional.of(Reason.CODE_USED);
        }
        removals.cancel(owner);
        return Optional.empty();
    }

    /** Returns why not; who has the paper needs no removal either. */
    private Optional<Reason> useFromPaper(UUID owner, String code) {
        var refusal = codes.use(owner, code);
        if (refusal.isEmpty()) {
            removals.cancel(owner);
        }
        return refusal;
    }

    private boolean logged(UUID owner, Kind kind, Optional<Reason> refusal) {
        var event =
                refusal.map(why -> AuthEvent.refused(kind, why))
                        .orElseGet(() -> AuthEvent.succeeded(kind));
        log.write(event.of(owner, null));
        return refusal.isEmpty();
    }
}
