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

    /** More mails in a minute than one would help nobody but who wants to fill a mailbox. */
    private static final Duration ONE_EACH = Duration.ofMinutes(1);

    private final UserTable users;
    private final Links links;
    private final Registration registration;
    private final Letters letters;

    LinkMail(UserTable users, Links links, Registration registration, Letters letters) {
        this.users = users;
        this.links = links;
        this.registration = registration;
        this.letters = letters;
    }

    /** Sends what was asked for, if it helps its reader. */
    @Transactional
    public Optional<Duration> send(String asked) {
        var words = asked.split(" ", 2);
        var purpose = Purpose.valueOf(words[0]);
        users.lock(new EmailAddress(words[1]))
                .filter(user -> !links.sentWithin(purpose, user.id(), ONE_EACH))
                .ifPresent(user -> send(purpose, user));
        return Optional.empty();
    }

    private void send(Purpose purpose, User user) {
        switch (purpose) {
            case VERIFICATION -> {
                if (user.is(Status.PENDING)) {
                    registration.sendVerification(user);
                }
            }
            case RESET -> {
                if (user.is(Status.PENDING) || user.is(Status.ACTIVE)) {
                    letters.resetPassword(user, links.replace(purpose, user.id(), user.email()));
                }
            }
        }
    }
}
