package dev.cartwright.identity;

import dev.cartwright.authlog.AuthEvent.Kind;
import dev.cartwright.passkeys.NewPasskey;
import dev.cartwright.passkeys.Passkey;
import dev.cartwright.passkeys.PasskeyCreationOptions;
import dev.cartwright.passkeys.Passkeys;
import dev.cartwright.platform.Channels;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets who is signed in add passkeys to their account, and remove them; they hear of it by mail.
 */
@Component
class OwnPasskeys {

    private final KnownPassword known;
    private final Passkeys passkeys;
    private final UserTable users;
    private final Channels channels;
    private final Letters letters;
    private final TransactionTemplate transaction;

    OwnPasskeys(
            KnownPassword known,
            Passkeys passkeys,
            UserTable users,
            Channels channels,
            Letters letters,
            TransactionTemplate transaction) {
        this.known = known;
        this.passkeys = passkeys;
        this.users = users;
        this.channels = channels;
        this.letters = letters;
        this.transaction = transaction;
    }

    /** Asks for the password first: a passkey outlives the session that it is added in. */
    PasskeyCreationOptions offer(User owner, String password) {
        known.require(owner, "password", password, Kind.PASSKEY_ADDED);
        var shop = channels.get(owner.channel()).name();
        return passkeys.offer(owner.id(), owner.email().value(), shop);
    }

    Passkey add(User owner, String label, NewPasskey made) {
        return transaction.execute(_ -> {
            var locked = users.lockUnchanged(owner);
            var passkey = passkeys.add(owner.id(), label, made);
            letters.passkeyAdded(locked, label);
            return passkey;
        });
    }

    void remove(User owner, UUID id) {
        transaction.executeWithoutResult(_ -> {
            var label = passkeys.remove(owner.id(), id).label();
            letters.passkeyRemoved(owner, label);
        });
    }
}
