package dev.cartwright.passkeys;

import dev.cartwright.authlog.AuthEvent;
import dev.cartwright.authlog.AuthEvent.Kind;
import dev.cartwright.authlog.AuthLog;
import dev.cartwright.passkeys.schema.tables.records.PasskeysRecord;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The front door. A passkey is proof of two things at once: the device, and that its owner has
 * unlocked it.
 */
@Service
public class Passkeys {

    private final PasskeyTable table;
    private final Registrations registrations;
    private final Proofs proofs;
    private final AuthLog log;
    private final Clock clock;

    Passkeys(
            PasskeyTable table,
            Registrations registrations,
            Proofs proofs,
            AuthLog log,
            Clock clock) {
        this.table = table;
        this.registrations = registrations;
        this.proofs = proofs;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Says what a browser is to have made.
     *
     * @param account how its owner tells it from others
     * @param shop how they tell the shop from others
     */
    public PasskeyCreationOptions offer(UUID owner, String account, String shop) {
        return registrations.offer(owner, account, shop);
    }

    /**
     * Adds what the browser had made; in the transaction of who knows that the owner may have it.
     *
     * @throws dev.cartwright.kernel.InvalidField {@code response} and what is in it
     * @throws PasskeyProblem {@code passkey-challenge-stale}, {@code passkey-taken}, {@code
     *     too-many-passkeys}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Passkey add(UUID owner, String label, NewPasskey made) {
        return registrations.add(owner, label, made);
    }

    /** Asks whoever comes. */
    public PasskeyRequestOptions ask() {
        return proofs.ask(null);
    }

    /** Asks somebody who is known already. */
    public PasskeyRequestOptions ask(UUID owner) {
        return proofs.ask(owner);
    }

    /**
     * Returns who has come, to what {@link #ask()} asked. Never within a transaction.
     *
     * @throws dev.cartwright.kernel.InvalidField {@code id}, {@code response} and what is in it
     * @throws PasskeyProblem {@code passkey-refused}, {@code passkey-challenge-stale}; each is in
     *     the log
     */
    public UUID recognise(PasskeyAnswer answer) {
        return proofs.accept(null, answer);
    }

    /** Throws, as {@link #recognise}, where it is no answer of theirs to {@link #ask(UUID)}. */
    public void require(UUID owner, PasskeyAnswer answer) {
        proofs.accept(owner, answer);
    }

    public boolean has(UUID owner) {
        return table.has(owner);
    }

    /** Returns somebody's, oldest first. */
    public List<Passkey> of(UUID owner) {
        return table.of(owner).stream().map(Passkeys::shown).toList();
    }

    static Passkey shown(PasskeysRecord passkey) {
        return new Passkey(
                passkey.getPasskeyId(),
                passkey.getLabel(),
                passkey.getBackedUp(),
                passkey.getAddedAt(),
                passkey.getUsedAt());
    }

    /** Throws {@link PasskeyProblem} {@code unknown-passkey}. */
    @Transactional
    public Passkey rename(UUID owner, UUID id, String label) {
        return shown(table.rename(owner, id, label).orElseThrow(() -> PasskeyProblem.unknown(id)));
    }

    /** From now on it opens nothing. Throws {@link PasskeyProblem} {@code unknown-passkey}. */
    @Transactional
    public Passkey remove(UUID owner, UUID id) {
        var removed = table.remove(owner, id).orElseThrow(() -> PasskeyProblem.unknown(id));
        log.write(AuthEvent.succeeded(Kind.PASSKEY_REMOVED).of(owner, null));
        return shown(removed);
    }

    @Transactional
    public void removeAll(UUID owner) {
        if (table.removeAll(owner) > 0) {
            log.write(AuthEvent.succeeded(Kind.PASSKEY_REMOVED).of(owner, null));
        }
    }

    /** Forgets challenges that are too old to be answered again, as a job does each hour. */
    int forgetAnswers() {
        return table.forgetAnswers(clock.instant());
    }
}
