package dev.cartwright.identity;

import dev.cartwright.identity.User.Status;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.links.Links;
import dev.cartwright.links.Purpose;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes the mails that were asked for by an address alone, where they help their reader. */
@Component
class LinkMail {

    private final UserTable users;
    private final Links links;
    private final RegistrationMail registration;
    private final AskedMails asked;
    private final Letters letters;

    LinkMail(
            UserTable users,
            Links links,
            RegistrationMail registration,
            AskedMails asked,
            Letters letters) {
        this.users = users;
        this.links = links;
        this.registration = registration;
        this.asked = asked;
        this.letters = letters;
    }

    /** Sends what was asked for, if it helps its reader. */
    @Transactional
    public Optional<Duration> send(String wanted) {
        var words = wanted.split(" ", 2);
        var purpose = Purpose.valueOf(words[0]);
        users.lock(new EmailAddress(words[1])).ifPresent(user -> send(purpose, user));
        return Optional.empty();
    }

    private void send(Purpose purpose, User user) {
        switch (purpose) {
            case STAFF_PASSWORD -> throw new IllegalArgumentException("none of a customer's");
            case VERIFICATION -> {
                if (user.is(Status.PENDING)) {
                    registration.verify(user);
                }
            }
            case RESET -> {
                var opens = user.is(Status.PENDING) || user.is(Status.ACTIVE);
                if (opens && asked.mayReset(user.email())) {
                    letters.resetPassword(user, links.give(purpose, user.id(), user.email()));
                }
            }
        }
    }
}
