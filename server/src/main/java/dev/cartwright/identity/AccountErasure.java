package dev.cartwright.identity;

import dev.cartwright.authlog.AuthEvent.Kind;
import dev.cartwright.customers.Erasure;
import dev.cartwright.customers.Erasure.Receipt;
import dev.cartwright.kernel.InvalidField;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets somebody be forgotten, who proves once more who they are. */
@Component
class AccountErasure {

    private final KnownPassword known;
    private final UserTable users;
    private final Erasure erasure;
    private final Profiles profiles;
    private final Letters letters;
    private final TransactionTemplate transaction;

    AccountErasure(
            KnownPassword known,
            UserTable users,
            Erasure erasure,
            Profiles profiles,
            Letters letters,
            TransactionTemplate transaction) {
        this.known = known;
        this.users = users;
        this.erasure = erasure;
        this.profiles = profiles;
        this.letters = letters;
        this.transaction = transaction;
    }

    /** Throws {@link InvalidField} where the password is wrong. */
    Receipt erase(User owner, String password) {
        known.require(owner, "password", password, Kind.ERASED);
        var shown = profiles.of(owner);
        return transaction.execute(_ -> {
            var customer = users.lockUnchanged(owner).requireCustomer();
            var receipt = erasure.erase(customer);
            // Last, or it would be forgotten with all other mails to this person.
            letters.erased(owner, shown);
            return receipt;
        });
    }
}
