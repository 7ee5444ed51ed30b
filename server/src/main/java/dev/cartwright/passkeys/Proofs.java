package dev.cartwright.passkeys;

import com.webauthn4j.data.AuthenticationData;
import dev.cartwright.authlog.AuthEvent;
import dev.cartwright.authlog.AuthEvent.Kind;
import dev.cartwright.authlog.AuthEvent.Reason;
import dev.cartwright.authlog.AuthLog;
import dev.cartwright.passkeys.Challenges.Purpose;
import dev.cartwright.passkeys.schema.tables.records.PasskeysRecord;
import dev.cartwright.platform.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** How a passkey opens something: its device signs a challenge, once. Each try is logged. */
@Component
class Proofs {

    static final String TYPE = "public-key";

    /** So long a browser waits for who looks for their device. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private final PasskeyTable passkeys;
    private final Challenges challenges;
    private final Ceremonies ceremonies;
    private final AuthLog log;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Proofs(
            PasskeyTable passkeys,
            Challenges challenges,
            Ceremonies ceremonies,
            AuthLog log,
            TransactionTemplate transaction,
            Clock clock) {
        this.passkeys = passkeys;
        this.challenges = challenges;
        this.ceremonies = ceremonies;
        this.log = log;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * @param owner who alone may answer; null: whoever comes
     */
    PasskeyRequestOptions ask(@Nullable UUID owner) {
        var theirs = owner == null ? List.<PasskeysRecord>of() : passkeys.of(owner);
        return new PasskeyRequestOptions(
                Base64Url.of(challenges.make(purpose(owner), owner)),
                PATIENCE.toMillis(),
                ceremonies.host(),
                theirs.stream().map(Proofs::descriptor).toList(),
                "required");
    }

    static PasskeyDescriptor descriptor(PasskeysRecord passkey) {
        return new PasskeyDescriptor(
                TYPE,
                Base64Url.of(passkey.getCredentialId()),
                Arrays.asList(passkey.getTransports()));
    }

    private static Purpose purpose(@Nullable UUID owner) {
        return owner == null ? Purpose.SIGN_IN : Purpose.PROOF;
    }

    /** Returns whose passkey it is; throws {@link PasskeyProblem}. */
    UUID accept(@Nullable UUID owner, PasskeyAnswer answer) {
        var given = ceremonies.read(answer);
        var passkey =
                passkeys.find(Base64Url.bytes("id", answer.id()))
                        .filter(it -> isTheirs(it, owner, answer.response().userHandle()))
                        .orElse(null);
        var refusal = passkey == null ? Reason.PASSKEY_UNKNOWN : refusal(owner, given, passkey);
        if (refusal == null) {
            return Objects.requireNonNull(passkey).getOwnerId();
        }
        log(passkey == null ? owner : passkey.getOwnerId(), refusal);
        throw refusal == Reason.CHALLENGE_STALE ? PasskeyProblem.stale() : PasskeyProblem.refused();
    }

    private static boolean isTheirs(
            PasskeysRecord passkey, @Nullable UUID owner, @Nullable String handle) {
        var isAsked = owner == null || passkey.getOwnerId().equals(owner);
        return isAsked
                && (handle == null || handle.equals(Registrations.handle(passkey.getOwnerId())));
    }

    /** Looks at the signature first, and at what others could have changed meanwhile last. */
    private @Nullable Reason refusal(
            @Nullable UUID owner, AuthenticationData given, PasskeysRecord passkey) {
        var challenge = Ceremonies.challenge(given.getCollectedClientData());
        var until = challenges.holds(challenge, purpose(owner), owner).orElse(null);
        if (until == null) {
            return Reason.CHALLENGE_STALE;
        }
        var wrong = ceremonies.verify(given, passkey);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        return transaction.execute(_ -> use(given, passkey, Sha256.of(challenge), until));
    }

    private @Nullable Reason use(
            AuthenticationData given, PasskeysRecord passkey, byte[] challengeHash, Instant until) {
        var data = Objects.requireNonNull(given.getAuthenticatorData());
        if (!passkeys.answer(challengeHash, until)) {
            return Reason.CHALLENGE_STALE;
        }
        var mayOpen =
                passkeys.use(
                        passkey.getPasskeyId(),
                        data.getSignCount(),
                        data.isFlagBS(),
                        clock.instant());
        if (!mayOpen) {
            return Reason.PASSKEY_COPIED;
        }
        log.write(AuthEvent.succeeded(Kind.PASSKEY_USED).of(passkey.getOwnerId(), null));
        return null;
    }

    private void log(@Nullable UUID owner, Reason why) {
        var event = AuthEvent.refused(Kind.PASSKEY_USED, why);
        transaction.executeWithoutResult(
                _ -> log.write(owner == null ? event : event.of(owner, null)));
    }
}
