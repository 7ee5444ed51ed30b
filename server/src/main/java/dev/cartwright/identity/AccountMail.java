package dev.cartwright.identity;

import dev.cartwright.authlog.AuthEvent.Kind;
import dev.cartwright.authlog.AuthEvent.Reason;
import dev.cartwright.identity.LinkTable.Purpose;
import dev.cartwright.identity.User.Status;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.platform.JobQueue;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sends the links that people ask for by an address alone. Asking takes the same steps whether
 * anybody has the address; only the job, whom nobody waits for, does what differs.
 */
@Component
class AccountMail {

    static final String JOB = "send-account-mail";

    /** More mails in a minute than one would help nobody but who wants to fill a mailbox. */
    private static final Duration ONE_EACH = Duration.ofMinutes(1);

    private final JobQueue jobs;
    private final Attempts attempts;
    private final UserTable users;
    private final Links links;
    private final Registration registration;
    private final Letters letters;
    private final Journal journal;

    AccountMail(
            JobQueue jobs,
            Attempts attempts,
            UserTable users,
            Links links,
            Registration registration,
            Letters letters,
            Journal journal) {
        this.jobs = jobs;
        this.attempts = attempts;
        this.users = users;
        this.links = links;
        this.registration = registration;
        this.letters = letters;
        this.journal = journal;
    }

    /** Throws {@link IdentityProblem} where a network asks too often. */
    @Transactional
    public void ask(Purpose purpose, EmailAddress email) {
        attempts.admit();
        var kind = purpose == Purpose.RESET ? Kind.PASSWORD_RESET_ASKED : Kind.VERIFICATION_ASKED;
        users.find(email)
                .ifPresentOrElse(
                        user -> journal.succeeded(kind, user),
                        () -> journal.refused(kind, Reason.UNKNOWN_ACCOUNT, email));
        jobs.add(JOB, purpose + " " + email);
    }

    /** Sends what was asked for, if it helps its reader. */
    @Transactional
    public Optional<Duration> send(String asked) {
        var words = asked.split(" ", 2);
        var purpose = Purpose.valueOf(words[0]);
        users.lock(new EmailAddress(words[1]))
                .filter(user -> !links.sentWithin(purpose, user, ONE_EACH))
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
                    letters.resetPassword(user, links.replace(purpose, user, user.email()));
                }
            }
        }
    }
}
