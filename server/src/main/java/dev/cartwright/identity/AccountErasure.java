package dev.cartwright.identity;

import dev.cartwright.authlog.AuthEvent.Kind;
import dev.cartwright.customers.Erasure;
import dev.cartwright.customers.Erasure.Receipt;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets somebody be forgotten, who proves once more who they are. */
@Component
class AccountErasure {

    private final SignIn signIn;
    private final UserTable users;
    private final Erasure erasure;
    private final Letters letters;
    private final TransactionTemplate transaction;

    AccountErasure(
            SignIn signIn,
            UserTable users,
            Erasure erasure,
            Letters letters,
            TransactionTemplate transaction) {
        this.signIn = signIn;
        this.users = users;
        this.erasure = erasure;
        this.letters = letters;
        this.transaction = transaction;
    }

    /** Throws {@link IdentityProblem} where the password is wrong. */
    Receipt erase(User owner, String password) {
        var user = signIn.check(owner.email(), password, Kind.ERASED);
        return transaction.execute(_ -> {
            var customer = users.lock(user.id()).customer();
            if (customer == null) {
                throw IdentityProblem.sessionEnded();
            }
            var receipt = erasure.erase(customer);
            // Last, or it would be forgotten with all other mails to this person.
            letters.erased(user);
            return receipt;
        });
    }
}
