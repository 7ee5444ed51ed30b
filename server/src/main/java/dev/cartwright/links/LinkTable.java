package dev.cartwright.links;

import static dev.cartwright.links.schema.Tables.EMAIL_VERIFICATION_TOKENS;
import static dev.cartwright.links.schema.Tables.PASSWORD_RESET_TOKENS;
import static dev.cartwright.links.schema.Tables.STAFF_PASSWORD_TOKENS;
import static org.jooq.Records.mapping;

import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.links.Links.Sent;
import dev.cartwright.platform.Sha256;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jooq.TableField;
import org.springframework.stereotype.Repository;

/** SQL for links that mails carry, by the hash of their token. Their account is locked first. */
@Repository
class LinkTable {

    private final DSLContext db;

    LinkTable(DSLContext db) {
        this.db = db;
    }

    /** Each purpose has a table of the same columns. */
    private record Columns(
            Table<?> table,
            TableField<?, byte[]> hash,
            TableField<?, UUID> link,
            TableField<?, UUID> user,
            TableField<?, EmailAddress> email,
            TableField<?, Instant> created,
            TableField<?, Instant> expires) {

        static Columns of(Purpose purpose) {
            return switch (purpose) {
                case VERIFICATION ->
                        new Columns(
                                EMAIL_VERIFICATION_TOKENS,
                                EMAIL_VERIFICATION_TOKENS.TOKEN_HASH,
                                EMAIL_VERIFICATION_TOKENS.LINK_ID,
                                EMAIL_VERIFICATION_TOKENS.USER_ID,
                                EMAIL_VERIFICATION_TOKENS.EMAIL,
                                EMAIL_VERIFICATION_TOKENS.CREATED_AT,
                                EMAIL_VERIFICATION_TOKENS.EXPIRES_AT);
                case RESET ->
                        new Columns(
                                PASSWORD_RESET_TOKENS,
                                PASSWORD_RESET_TOKENS.TOKEN_HASH,
                                PASSWORD_RESET_TOKENS.LINK_ID,
                                PASSWORD_RESET_TOKENS.USER_ID,
                                PASSWORD_RESET_TOKENS.EMAIL,
                                PASSWORD_RESET_TOKENS.CREATED_AT,
                                PASSWORD_RESET_TOKENS.EXPIRES_AT);
                case STAFF_PASSWORD ->
                        new Columns(
                                STAFF_PASSWORD_TOKENS,
                                STAFF_PASSWORD_TOKENS.TOKEN_HASH,
                                STAFF_PASSWORD_TOKENS.LINK_ID,
                                STAFF_PASSWORD_TOKENS.USER_ID,
                                STAFF_PASSWORD_TOKENS.EMAIL,
                                STAFF_PASSWORD_TOKENS.CREATED_AT,
                                STAFF_PASSWORD_TOKENS.EXPIRES_AT);
            };
        }
    }

    /** A link without its token. */
    record Kept(UUID id, Instant expires) {}

    /** Returns the user's link to the address, if it was made since and holds. */
    Optional<Kept> young(
            Purpose purpose, UUID user, EmailAddress email, Instant since, Instant now) {
        var it = Columns.of(purpose);
        return db.select(it.link(), it.expires())
                .from(it.table())
                .where(it.user().eq(user))
                .and(it.email().eq(email))
                .and(it.created().gt(since))
                .and(it.expires().gt(now))
                .fetchOptional(mapping(Kept::new));
    }

    /** Makes the link the only one of its purpose that counts. Two statements, under one lock. */
    void replace(
            Purpose purpose, UUID user, EmailAddress email, Kept link, String token, Instant now) {
        var it = Columns.of(purpose);
        db.deleteFrom(it.table()).where(it.user().eq(user)).execute();
        db.insertInto(it.table())
                .columns(it.hash(), it.link(), it.user(), it.email(), it.created(), it.expires())
                .values(Sha256.of(token), link.id(), user, email, now, link.expires())
                .execute();
    }

    /** Returns whose link it is, while it holds; it is not used up by looking. */
    Optional<Sent> find(Purpose purpose, String token, Instant now) {
        var it = Columns.of(purpose);
        return db.select(it.user(), it.email())
                .from(it.table())
                .where(it.hash().eq(Sha256.of(token)))
                .and(it.expires().gt(now))
                .fetchOptional(row -> new Sent(row.value1(), row.value2()));
    }

    /** Uses a link up; false where somebody was quicker, a newer one was sent, or it is too old. */
    boolean use(Purpose purpose, String token, Instant now) {
        var it = Columns.of(purpose);
        return db.deleteFrom(it.table())
                        .where(it.hash().eq(Sha256.of(token)))
                        .and(it.expires().gt(now))
                        .execute()
                == 1;
    }

    void forget(Purpose purpose, UUID user) {
        var it = Columns.of(purpose);
        db.deleteFrom(it.table()).where(it.user().eq(user)).execute();
    }

    int forgetExpired(Purpose purpose, Instant now) {
        var it = Columns.of(purpose);
        return db.deleteFrom(it.table()).where(it.expires().le(now)).execute();
    }
}
