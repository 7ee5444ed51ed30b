package dev.cartwright.identity;

import static dev.cartwright.identity.schema.Tables.USERS;

import dev.cartwright.identity.User.Asked;
import dev.cartwright.identity.User.Status;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** SQL for accounts that wait for their address to be verified. */
@Repository
class RegistrationTable {

    private final DSLContext db;

    RegistrationTable(DSLContext db) {
        this.db = db;
    }

    /** Adds an account that waits for its address to be verified; false where there is one. */
    boolean add(User user) {
        var asked = Objects.requireNonNull(user.asked());
        return db.insertInto(USERS)
                        .set(USERS.USER_ID, user.id())
                        .set(USERS.EMAIL, user.email())
                        .set(USERS.NAME, user.name())
                        .set(USERS.PASSWORD_HASH, user.passwordHash())
                        .set(USERS.STATUS, Status.PENDING.name())
                        .set(USERS.CHANNEL_ID, user.channel())
                        .set(USERS.LOCALE, user.locale().toLanguageTag())
                        .set(USERS.CREATED_AT, asked.at())
                        .set(USERS.ASKED_AT, asked.at())
                        .set(USERS.ASKED_FROM, asked.network())
                        .onConflict(USERS.EMAIL)
                        .doNothing()
                        .execute()
                == 1;
    }

    /**
     * Of a locked account.
     *
     * @param name the later registration's, if both are of one person
     * @param passwordHash none any more where they are not
     */
    void registerAgain(UUID id, String name, @Nullable String passwordHash, Asked asked) {
        db.update(USERS)
                .set(USERS.NAME, name)
                .set(USERS.PASSWORD_HASH, passwordHash)
                .set(USERS.ASKED_AT, asked.at())
                .set(USERS.ASKED_FROM, asked.network())
                .where(USERS.USER_ID.eq(id))
                .execute();
    }

    /** Forgets those who never verified their address; what mails said is over by then. */
    int forgetPending(Instant before) {
        return db.deleteFrom(USERS)
                .where(USERS.STATUS.eq(Status.PENDING.name()))
                .and(USERS.CREATED_AT.lt(before))
                .execute();
    }
}
