package dev.cartwright.identity;

import dev.cartwright.attempts.AttemptProblem;
import dev.cartwright.attempts.Attempts;
import dev.cartwright.authlog.AuthEvent.Kind;
import dev.cartwright.authlog.AuthEvent.Reason;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.links.Purpose;
import dev.cartwright.platform.JobQueue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes orders for links that people ask for by an address alone. Asking takes the same steps
 * whether anybody has the address; only the job, whom nobody waits for, does what differs.
 */
@Component
class AccountMail {

    static final String JOB = "send-account-mail";

    private final JobQueue jobs;
    private final Attempts attempts;
    private final UserTable users;
    private final Journal journal;
    private final TransactionTemplate transaction;

    AccountMail(
            JobQueue jobs,
            Attempts attempts,
            UserTable users,
            Journal journal,
            TransactionTemplate transaction) {
        this.jobs = jobs;
        this.attempts = attempts;
        this.users = users;
        this.journal = journal;
        this.transaction = transaction;
    }

    /** Throws {@link AttemptProblem} where a network asks too often. */
    void ask(Purpose purpose, EmailAddress email) {
        attempts.admit();
        transaction.executeWithoutResult(_ -> {
            note(purpose, email);
            jobs.add(JOB, purpose + " " + email);
        });
    }

    private void note(Purpose purpose, EmailAddress email) {
        var kind = purpose == Purpose.RESET ? Kind.PASSWORD_RESET_ASKED : Kind.VERIFICATION_ASKED;
        users.find(email)
                .ifPresentOrElse(
                        user -> journal.succeeded(kind, user),
                        () -> journal.refused(kind, Reason.UNKNOWN_ACCOUNT, email));
    }
}
