package dev.cartwright.identity;

import static dev.cartwright.identity.schema.Tables.USERS;

import dev.cartwright.identity.User.Asked;
import dev.cartwright.identity.User.Status;
import dev.cartwright.identity.schema.tables.records.UsersRecord;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.EmailAddress;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.SelectConditionStep;
import org.springframework.stereotype.Repository;

/** SQL for accounts. Whoever changes one, its sessions or its links locks it first. */
@Repository
class UserTable {

    private final DSLContext db;

    UserTable(DSLContext db) {
        this.db = db;
    }

    Optional<User> find(EmailAddress email) {
        return select(USERS.EMAIL.eq(email)).fetchOptional(UserTable::user);
    }

    Optional<User> find(UUID id) {
        return select(USERS.USER_ID.eq(id)).fetchOptional(UserTable::user);
    }

    Optional<User> find(CustomerId customer) {
        return select(USERS.CUSTOMER_ID.eq(customer)).fetchOptional(UserTable::user);
    }

    Optional<User> lock(EmailAddress email) {
        return select(USERS.EMAIL.eq(email)).forUpdate().fetchOptional(UserTable::user);
    }

    /** As the other, of somebody who may only wait yet: such an account is forgotten some day. */
    Optional<User> lockIfKept(UUID id) {
        return select(USERS.USER_ID.eq(id)).forUpdate().fetchOptional(UserTable::user);
    }

    User lock(UUID id) {
        return select(USERS.USER_ID.eq(id)).forUpdate().fetchSingle(UserTable::user);
    }

    /**
     * Locks an account whose password was asked for.
     *
     * @throws IdentityProblem where it is another by now, or the account is closed
     */
    User lockUnchanged(User user) {
        return select(USERS.USER_ID.eq(user.id()))
                .forUpdate()
                .fetchOptional(UserTable::user)
                .filter(now -> now.epoch() == user.epoch())
                .orElseThrow(IdentityProblem::sessionEnded);
    }

    /** Keeps the account as it is while a session begins; empty where it has changed since. */
    boolean stays(User user) {
        return db.select(USERS.USER_ID)
                .from(USERS)
                .where(USERS.USER_ID.eq(user.id()))
                .and(USERS.EPOCH.eq(user.epoch()))
                .and(USERS.STATUS.eq(user.status().name()))
                .forShare()
                .fetchOptional()
                .isPresent();
    }

    /** From now on the person's profile says what they are called. */
    void verify(UUID id, CustomerId customer, Instant at) {
        db.update(USERS)
                .set(USERS.CUSTOMER_ID, customer)
                .set(USERS.NAME, "")
                .setNull(USERS.ASKED_AT)
                .setNull(USERS.ASKED_FROM)
                .set(USERS.STATUS, Status.ACTIVE.name())
                .set(USERS.VERIFIED_AT, at)
                .where(USERS.USER_ID.eq(id))
                .execute();
    }

    /** A better hash of the same password: nobody is signed out. Not if it was changed since. */
    void rehash(User user, String passwordHash) {
        db.update(USERS)
                .set(USERS.PASSWORD_HASH, passwordHash)
                .where(USERS.USER_ID.eq(user.id()))
                .and(USERS.PASSWORD_HASH.eq(user.passwordHash()))
                .execute();
    }

    void setPassword(UUID id, String passwordHash) {
        db.update(USERS)
                .set(USERS.PASSWORD_HASH, passwordHash)
                .set(USERS.EPOCH, USERS.EPOCH.plus(1))
                .where(USERS.USER_ID.eq(id))
                .execute();
    }

    void setStatus(UUID id, Status status) {
        db.update(USERS)
                .set(USERS.STATUS, status.name())
                .set(USERS.EPOCH, USERS.EPOCH.plus(1))
                .where(USERS.USER_ID.eq(id))
                .execute();
    }

    /** Forgets who registered an address that has turned out to be somebody else's. */
    Optional<UUID> forgetPending(EmailAddress email) {
        return db.deleteFrom(USERS)
                .where(USERS.EMAIL.eq(email))
                .and(USERS.STATUS.eq(Status.PENDING.name()))
                .returningResult(USERS.USER_ID)
                .fetchOptional(USERS.USER_ID);
    }

    /**
     * False where another account has the address. Whoever takes it at the same instant is waited
     * for, and then this throws {@link org.springframework.dao.DuplicateKeyException}.
     */
    boolean setEmail(UUID id, EmailAddress email) {
        return db.update(USERS)
                        .set(USERS.EMAIL, email)
                        .set(USERS.EPOCH, USERS.EPOCH.plus(1))
                        .where(USERS.USER_ID.eq(id))
                        .andNotExists(db.selectOne().from(USERS).where(USERS.EMAIL.eq(email)))
                        .execute()
                == 1;
    }

    /** Leaves nothing by which the account's owner could be found. */
    void erase(UUID id) {
        db.update(USERS)
                .set(USERS.EMAIL, new EmailAddress(id + "@erased.invalid"))
                .set(USERS.NAME, "Erased")
                .set(USERS.LOCALE, Locale.ROOT.toLanguageTag())
                .setNull(USERS.PASSWORD_HASH)
                .setNull(USERS.CUSTOMER_ID)
                .setNull(USERS.ASKED_AT)
                .setNull(USERS.ASKED_FROM)
                .set(USERS.STATUS, Status.ERASED.name())
                .set(USERS.EPOCH, USERS.EPOCH.plus(1))
                .where(USERS.USER_ID.eq(id))
                .execute();
    }

    private SelectConditionStep<UsersRecord> select(Condition which) {
        return db.selectFrom(USERS).where(which);
    }

    private static User user(UsersRecord row) {
        return new User(
                row.getUserId(),
                row.getCustomerId(),
                row.getEmail(),
                row.getName(),
                row.getPasswordHash(),
                Status.valueOf(row.getStatus()),
                row.getEpoch(),
                row.getChannelId(),
                Locale.forLanguageTag(row.getLocale()),
                row.getAskedAt() == null ? null : new Asked(row.getAskedAt(), row.getAskedFrom()));
    }
}
