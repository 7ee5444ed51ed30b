package dev.cartwright.passkeys;

import dev.cartwright.authlog.AuthEvent;
import dev.cartwright.authlog.AuthEvent.Kind;
import dev.cartwright.authlog.AuthLog;
import dev.cartwright.passkeys.Challenges.Purpose;
import dev.cartwright.passkeys.PasskeyCreationOptions.PasskeyAlgorithm;
import dev.cartwright.passkeys.PasskeyCreationOptions.PasskeyDevice;
import dev.cartwright.passkeys.PasskeyCreationOptions.PasskeyUser;
import dev.cartwright.passkeys.PasskeyCreationOptions.RelyingParty;
import dev.cartwright.passkeys.schema.tables.records.PasskeysRecord;
import dev.cartwright.platform.Ids;
import dev.cartwright.platform.Sha256;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** How somebody gets a passkey: the browser is told what to have made, and shows what was. */
@Component
class Registrations {

    static final int MOST = 20;

    private static final int UUID_BYTES = 16;

    private final PasskeyTable passkeys;
    private final Challenges challenges;
    private final Ceremonies ceremonies;
    private final AuthLog log;
    private final Ids ids;
    private final Clock clock;

    Registrations(
            PasskeyTable passkeys,
            Challenges challenges,
            Ceremonies ceremonies,
            AuthLog log,
            Ids ids,
            Clock clock) {
        this.passkeys = passkeys;
        this.challenges = challenges;
        this.ceremonies = ceremonies;
        this.log = log;
        this.ids = ids;
        this.clock = clock;
    }

    PasskeyCreationOptions offer(UUID owner, String account, String shop) {
        return new PasskeyCreationOptions(
                new RelyingParty(ceremonies.host(), shop),
                new PasskeyUser(handle(owner), account, account),
                Base64Url.of(challenges.make(Purpose.REGISTRATION, owner)),
                Ceremonies.ALGORITHMS.stream()
                        .map(it -> new PasskeyAlgorithm(Proofs.TYPE, it.getValue()))
                        .toList(),
                Proofs.PATIENCE.toMillis(),
                passkeys.of(owner).stream().map(Proofs::descriptor).toList(),
                new PasskeyDevice("required", "required"),
                "none");
    }

    /** Returns how devices name whose passkey it is: their id's bytes, in Base64url. */
    static String handle(UUID owner) {
        return Base64Url.of(
                ByteBuffer.allocate(UUID_BYTES)
                        .putLong(owner.getMostSignificantBits())
                        .putLong(owner.getLeastSignificantBits())
                        .array());
    }

    Passkey add(UUID owner, String label, NewPasskey made) {
        var read = ceremonies.read(made);
        var challenge = Ceremonies.challenge(read.getCollectedClientData());
        var until =
                challenges
                        .holds(challenge, Purpose.REGISTRATION, owner)
                        .orElseThrow(PasskeyProblem::stale);
        var passkey = ceremonies.verify(read);
        passkey.setPasskeyId(ids.next());
        passkey.setOwnerId(owner);
        passkey.setLabel(label);
        passkey.setTransports(transports(made));
        passkey.setAddedAt(clock.instant());
        if (!passkeys.answer(Sha256.of(challenge), until)) {
            throw PasskeyProblem.stale();
        }
        add(passkey);
        log.write(AuthEvent.succeeded(Kind.PASSKEY_ADDED).of(owner, null));
        return Passkeys.shown(passkey);
    }

    private static String[] transports(NewPasskey made) {
        var said = made.response().transports();
        return said == null ? new String[0] : said.toArray(String[]::new);
    }

    private void add(PasskeysRecord passkey) {
        if (passkeys.countLocked(passkey.getOwnerId()) >= MOST) {
            throw PasskeyProblem.tooMany(MOST);
        }
        if (!passkeys.add(passkey)) {
            throw PasskeyProblem.taken();
        }
    }
}
