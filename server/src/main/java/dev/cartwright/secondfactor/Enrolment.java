package dev.cartwright.secondfactor;

import dev.cartwright.authlog.AuthEvent;
import dev.cartwright.authlog.AuthEvent.Kind;
import dev.cartwright.authlog.AuthLog;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.platform.PublicUrl;
import dev.cartwright.secondfactor.SecondFactors.Offer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** How somebody gets a second factor: a secret is offered, and a code from it turns it on. */
@Component
class Enrolment {

    /** So long it is the same secret: who comes back has it in their app already. */
    private static final Duration OFFERED_FOR = Duration.ofDays(1);

    private final FactorTable factors;
    private final SharedSecrets secrets;
    private final RecoveryCodes codes;
    private final PublicUrl shop;
    private final AuthLog log;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Enrolment(
            FactorTable factors,
            SharedSecrets secrets,
            RecoveryCodes codes,
            PublicUrl shop,
            AuthLog log,
            TransactionTemplate transaction,
            Clock clock) {
        this.factors = factors;
        this.secrets = secrets;
        this.codes = codes;
        this.shop = shop;
        this.log = log;
        this.transaction = transaction;
        this.clock = clock;
    }

    Offer offer(UUID owner, String account) {
        var made = secrets.make(owner);
        var now = clock.instant();
        var factor = transaction.execute(_ -> factors.offer(owner, made, now, old(now)));
        if (FactorTable.isSet(factor)) {
            throw SecondFactorProblem.alreadySet();
        }
        var secret = secrets.open(owner, factor.getSecret());
        return OtpAuth.offer("Cartwright " + shop.host(), account, secret);
    }

    List<String> confirm(UUID owner, String code) {
        return transaction.execute(_ -> {
            confirmLocked(owner, code);
            log.write(AuthEvent.succeeded(Kind.SECOND_FACTOR_SET).of(owner, null));
            return codes.replace(owner);
        });
    }

    private void confirmLocked(UUID owner, String code) {
        var now = clock.instant();
        var factor = factors.lock(owner).orElseThrow(SecondFactorProblem::notOffered);
        if (FactorTable.isSet(factor)) {
            throw SecondFactorProblem.alreadySet();
        }
        if (!factor.getOfferedAt().isAfter(old(now))) {
            throw SecondFactorProblem.notOffered();
        }
        var step =
                Totp.step(secrets.open(owner, factor.getSecret()), code, now)
                        .orElseThrow(Enrolment::wrong);
        factors.confirm(owner, now, step);
    }

    private static InvalidField wrong() {
        return new InvalidField(
                "code",
                "code must be the six digits that the app shows just now; the clock of its device"
                        + " must be right");
    }

    void forgetOffers() {
        factors.forgetOffers(old(clock.instant()));
    }

    private static Instant old(Instant now) {
        return now.minus(OFFERED_FOR);
    }
}
