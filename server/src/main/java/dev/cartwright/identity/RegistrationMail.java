package dev.cartwright.identity;

import dev.cartwright.authlog.AuthEvent.Kind;
import dev.cartwright.links.Links;
import dev.cartwright.links.Purpose;
import org.springframework.stereotype.Component;

/** Tells who reads an address's mail that somebody registers it; not as often as that happens. */
@Component
class RegistrationMail {

    private final AskedMails asked;
    private final Links links;
    private final Letters letters;
    private final Journal journal;

    RegistrationMail(AskedMails asked, Links links, Letters letters, Journal journal) {
        this.asked = asked;
        this.links = links;
        this.letters = letters;
        this.journal = journal;
    }

    /** Of a locked account that waits. */
    void verify(User user) {
        if (asked.mayTellOfRegistration(user.email())) {
            letters.verifyEmail(user, links.give(Purpose.VERIFICATION, user.id(), user.email()));
            journal.succeeded(Kind.VERIFICATION_SENT, user);
        }
    }

    /** Of a locked account that does not. */
    void alreadyRegistered(User user) {
        if (asked.mayTellOfRegistration(user.email())) {
            letters.alreadyRegistered(user);
        }
    }
}
