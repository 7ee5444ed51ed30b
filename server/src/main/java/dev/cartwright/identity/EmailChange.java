package dev.cartwright.identity;

import dev.cartwright.authlog.AuthEvent.Kind;
import dev.cartwright.authlog.AuthEvent.Reason;
import dev.cartwright.identity.User.Status;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.links.Links;
import dev.cartwright.links.Purpose;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets somebody move to another address: it counts once they have read a mail there. */
@Component
class EmailChange {

    private final KnownPassword known;
    private final UserTable users;
    private final Links links;
    private final AskedMails asked;
    private final Letters letters;
    private final Journal journal;
    private final TransactionTemplate transaction;

    EmailChange(
            KnownPassword known,
            UserTable users,
            Links links,
            AskedMails asked,
            Letters letters,
            Journal journal,
            TransactionTemplate transaction) {
        this.known = known;
        this.users = users;
        this.links = links;
        this.asked = asked;
        this.letters = letters;
        this.journal = journal;
        this.transaction = transaction;
    }

    /**
     * Sends a link to the new address, and tells the old one. Where the new one has an account its
     * owner is told instead, and the answer is the same.
     */
    void ask(User owner, String password, EmailAddress wanted) {
        if (wanted.equals(owner.email())) {
            throw new InvalidField("email", "is the account's already");
        }
        known.require(owner, "password", password, Kind.EMAIL_CHANGE_ASKED);
        transaction.executeWithoutResult(_ -> ask(users.lockUnchanged(owner), wanted));
    }

    private void ask(User locked, EmailAddress wanted) {
        var taken = users.find(wanted).filter(other -> !other.is(Status.PENDING));
        if (asked.mayTellOfMove(locked.id(), wanted)) {
            var link = links.give(Purpose.VERIFICATION, locked.id(), wanted);
            letters.emailIsChanging(locked, wanted);
            taken.ifPresentOrElse(
                    letters::alreadyRegistered,
                    () -> letters.confirmNewEmail(locked, wanted, link));
        }
        if (taken.isPresent()) {
            journal.refused(Kind.EMAIL_CHANGE_ASKED, Reason.ADDRESS_TAKEN, locked);
        } else {
            journal.succeeded(Kind.EMAIL_CHANGE_ASKED, locked);
        }
    }
}
