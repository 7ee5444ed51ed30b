package dev.cartwright.authlog;

import static dev.cartwright.authlog.schema.Tables.AUTH_LOGS;
import static dev.cartwright.authlog.schema.Tables.AUTH_LOG_HORIZON;
import static dev.cartwright.authlog.schema.Tables.AUTH_LOG_PEOPLE;

import dev.cartwright.authlog.AuthEvent.Kind;
import dev.cartwright.authlog.AuthEvent.Reason;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Client;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jooq.DSLContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Named situations at the door. Every test lets in somebody of its own. */
record Door(AuthLog log, DSLContext db, TransactionTemplate transaction) {

    static final Client PHONE = new Client("192.0.2.7", "Phone/1.0");

    /** Somebody with an account. */
    record Somebody(UUID user, CustomerId customer, EmailAddress email) {}

    static Somebody somebody() {
        var id = UUID.randomUUID();
        return new Somebody(
                UUID.randomUUID(),
                new CustomerId(id),
                new EmailAddress("ada-" + id + "@example.org"));
    }

    static AuthEvent signedIn(Somebody who) {
        return AuthEvent.succeeded(Kind.SIGNED_IN)
                .of(who.user(), who.customer())
                .naming(who.email());
    }

    static AuthEvent mistyped(Somebody who) {
        return AuthEvent.refused(Kind.SIGNED_IN, Reason.WRONG_PASSWORD)
                .of(who.user(), who.customer())
                .naming(who.email());
    }

    void write(AuthEvent event) {
        write(event, PHONE);
    }

    void write(AuthEvent event, Client client) {
        var actor = new Actor(Actor.Kind.GUEST, "guest", "request-7");
        ScopedValue.where(Actor.CURRENT, actor)
                .where(Client.CURRENT, client)
                .run(() -> transaction.executeWithoutResult(_ -> log.write(event)));
    }

    /** The ids of what was logged of somebody, the oldest first. */
    List<UUID> ids(Somebody who) {
        return db.select(AUTH_LOGS.ID)
                .from(AUTH_LOGS)
                .where(AUTH_LOGS.USER_ID.eq(who.user()))
                .orderBy(AUTH_LOGS.ID)
                .fetch(AUTH_LOGS.ID);
    }

    /** How many rows name an address. */
    int named(EmailAddress email) {
        return db.fetchCount(AUTH_LOG_PEOPLE, AUTH_LOG_PEOPLE.EMAIL.eq(email));
    }

    /**
     * Seals all that may be sealed now: a run may end what another left half done, and the next
     * begins its own. Transactions of other tests in the same server have numbers as well, and end.
     */
    void sealUntilDone(Sealing sealing) {
        var done = 0;
        for (int i = 0; i < 200 && done < 2; i++) {
            sealing.run();
            var now = db.fetchSingle(AUTH_LOG_HORIZON);
            if (now.getSealedTo().equals(now.getClosedTo())) {
                done++;
            } else {
                LockSupport.parkNanos(50_000_000);
            }
        }
        if (done < 2) {
            throw new IllegalStateException("some transaction does not end");
        }
    }
}
