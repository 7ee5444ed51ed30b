package dev.cartwright.identity;

import dev.cartwright.authlog.AuthEvent;
import dev.cartwright.authlog.AuthEvent.Kind;
import dev.cartwright.authlog.AuthEvent.Reason;
import dev.cartwright.authlog.AuthEvent.Result;
import dev.cartwright.authlog.AuthLog;
import dev.cartwright.kernel.EmailAddress;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes what happened to accounts into the log, in the transaction of what happened. */
@Component
class Journal {

    private final AuthLog log;

    Journal(AuthLog log) {
        this.log = log;
    }

    void succeeded(Kind kind, User user) {
        succeeded(kind, user, null);
    }

    void succeeded(Kind kind, User user, @Nullable UUID session) {
        write(kind, Result.SUCCEEDED, null, user, session);
    }

    void refused(Kind kind, Reason reason, User user) {
        refused(kind, reason, user, null);
    }

    void refused(Kind kind, Reason reason, User user, @Nullable UUID session) {
        write(kind, Result.REFUSED, reason, user, session);
    }

    /** Of somebody who is only an address yet, or whose account nobody has looked up. */
    void refused(Kind kind, Reason reason, EmailAddress email) {
        log.write(new AuthEvent(kind, Result.REFUSED, reason, null, null, email, null));
    }

    /** Of somebody who is unknown. */
    void refused(Kind kind, Reason reason) {
        log.write(new AuthEvent(kind, Result.REFUSED, reason, null, null, null, null));
    }

    private void write(
            Kind kind, Result result, @Nullable Reason reason, User user, @Nullable UUID session) {
        log.write(
                new AuthEvent(
                        kind, result, reason, user.id(), user.customer(), user.email(), session));
    }
}
