package dev.cartwright.coupons;

import static dev.cartwright.coupons.schema.Tables.COUPON_BATCHES;
import static dev.cartwright.coupons.schema.Tables.COUPON_CODES;
import static org.jooq.impl.DSL.charLength;
import static org.jooq.impl.DSL.sum;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/**
 * The shapes of all generated codes. A code of such a shape is one of them or a typing error, for
 * no other code gets in there; so its check character decides without a look at the codes.
 */
@Repository
class Shapes {

    private static final Duration FRESH = Duration.ofSeconds(10);

    static final String LOOKS_GENERATED =
            "looks like a generated code of yours, but its last character is not their check";

    /** Of random codes that fit, one in 37 has the right check: so many never have it by chance. */
    private static final int ENOUGH = 200;

    private record Known(Set<CodeShape> shapes, Instant until) {}

    private final DSLContext db;
    private final Clock clock;

    /** Too few are known at worst: a typing error is then looked up, and not found. */
    private volatile Known known = new Known(Set.of(), Instant.MIN);

    Shapes(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Returns whether the code can be none for its check character alone. */
    boolean isMistyped(String code) {
        return isMistyped(code, fresh());
    }

    static boolean isMistyped(String code, Set<CodeShape> shapes) {
        return !CheckCharacter.isRight(code) && shapes.stream().anyMatch(it -> it.fits(code));
    }

    private Set<CodeShape> fresh() {
        var now = clock.instant();
        var seen = known;
        if (!now.isBefore(seen.until())) {
            seen = new Known(read(), now.plus(FRESH));
            known = seen;
        }
        return seen.shapes();
    }

    /** Keeps shapes as they are until the commit, and returns them: own codes must avoid them. */
    Set<CodeShape> hold() {
        db.fetch("select pg_advisory_xact_lock_shared(hashtext('coupons.shapes'))");
        return read();
    }

    /** Has nobody else add a shape or an own code until the commit. */
    void lock() {
        db.fetch("select pg_advisory_xact_lock(hashtext('coupons.shapes'))");
    }

    private Set<CodeShape> read() {
        return Set.copyOf(
                db.selectDistinct(COUPON_BATCHES.PREFIX, COUPON_BATCHES.LENGTH)
                        .from(COUPON_BATCHES)
                        .where(COUPON_BATCHES.PREFIX.isNotNull())
                        .fetch(it -> new CodeShape(it.value1(), it.value2())));
    }

    /** Returns how many codes of this shape are made or asked for. */
    BigInteger given(CodeShape shape) {
        var asked =
                db.select(sum(COUPON_BATCHES.ASKED))
                        .from(COUPON_BATCHES)
                        .where(COUPON_BATCHES.PREFIX.eq(shape.prefix()))
                        .and(COUPON_BATCHES.LENGTH.eq(shape.length()))
                        .fetchOne(0, BigDecimal.class);
        return asked == null ? BigInteger.ZERO : asked.toBigInteger();
    }

    /** Returns whether an own code would be taken for a typing error if there were such codes. */
    boolean isTaken(CodeShape shape) {
        var form = "^%s[%s]{%d}$".formatted(shape.prefix(), CodeShape.ALPHABET, shape.length());
        return db
                .select(COUPON_CODES.CODE)
                .from(COUPON_CODES)
                .where(COUPON_CODES.OWN)
                .and(charLength(COUPON_CODES.CODE).eq(shape.prefix().length() + shape.length()))
                .and(COUPON_CODES.CODE.likeRegex(form))
                .limit(ENOUGH)
                .fetch(COUPON_CODES.CODE)
                .stream()
                .anyMatch(code -> !CheckCharacter.isRight(code));
    }
}
