package dev.cartwright.promotions;

import static dev.cartwright.promotions.schema.Tables.PROMOTIONS;
import static dev.cartwright.promotions.schema.Tables.PROMOTION_VERSIONS;
import static org.jooq.impl.DSL.row;

import dev.cartwright.kernel.PromotionId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** The promotions in force, as they were published. */
@Repository
class PublishedQuery {

    private final DSLContext db;

    PublishedQuery(DSLContext db) {
        this.db = db;
    }

    /** A version, which never changes. */
    record Name(PromotionId promotion, int version) {}

    /** Returns those that are published and not over, the older first. */
    Set<Name> names(Instant now) {
        return db.select(PROMOTIONS.PROMOTION_ID, PROMOTIONS.PUBLISHED_VERSION)
                .from(PROMOTIONS)
                .where(PROMOTIONS.STATE.eq(State.ACTIVE.name()))
                .and(PROMOTIONS.VALID_UNTIL.isNull().or(PROMOTIONS.VALID_UNTIL.gt(now)))
                .orderBy(PROMOTIONS.PROMOTION_ID)
                .fetchSet(it -> new Name(it.value1(), it.value2()));
    }

    /** Returns what they say, in the same order. */
    Map<Name, Offer> offers(Collection<Name> names) {
        if (names.isEmpty()) {
            return Map.of();
        }
        var rows = names.stream().map(it -> row(it.promotion(), it.version())).toList();
        var found = new HashMap<Name, Offer>();
        db.select(
                        PROMOTION_VERSIONS.PROMOTION_ID,
                        PROMOTION_VERSIONS.VERSION,
                        PROMOTION_VERSIONS.DEFINITION)
                .from(PROMOTION_VERSIONS)
                .where(row(PROMOTION_VERSIONS.PROMOTION_ID, PROMOTION_VERSIONS.VERSION).in(rows))
                .forEach(it ->
                        found.put(
                                new Name(it.value1(), it.value2()),
                                Offer.of(DefinitionReader.read(it.value3().data()), it.value2())));
        var offers = new LinkedHashMap<Name, Offer>();
        names.forEach(it -> offers.put(it, found.get(it)));
        return offers;
    }
}
