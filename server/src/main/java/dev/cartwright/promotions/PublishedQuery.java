package dev.cartwright.promotions;

import static dev.cartwright.promotions.schema.Tables.CHANNEL_MODES;
import static dev.cartwright.promotions.schema.Tables.PROMOTIONS;
import static dev.cartwright.promotions.schema.Tables.PROMOTION_VERSIONS;
import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import dev.cartwright.discounts.PromotionSet.Mode;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.PromotionId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record4;
import org.jooq.Select;
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

    /**
     * What is in force.
     *
     * @param names of those that are published and not over, the older first
     * @param modes by channel, where somebody has chosen one
     */
    record InForce(Set<Name> names, Map<ChannelId, Mode> modes) {}

    /** One statement, so that it is of one moment, and a server that hears nothing asks once. */
    InForce inForce(Instant now) {
        var names = new LinkedHashSet<Name>();
        var modes = new HashMap<ChannelId, Mode>();
        db.select(
                        PROMOTIONS.PROMOTION_ID,
                        PROMOTIONS.PUBLISHED_VERSION,
                        castNull(CHANNEL_MODES.CHANNEL_ID),
                        castNull(CHANNEL_MODES.MODE))
                .from(PROMOTIONS)
                .where(PROMOTIONS.STATE.eq(State.ACTIVE.name()))
                .and(PROMOTIONS.VALID_UNTIL.isNull().or(PROMOTIONS.VALID_UNTIL.gt(now)))
                .unionAll(lastModes())
                .orderBy(1)
                .forEach(it -> {
                    if (it.value1() == null) {
                        modes.put(it.value3(), Mode.valueOf(it.value4()));
                    } else {
                        names.add(new Name(it.value1(), it.value2()));
                    }
                });
        return new InForce(names, modes);
    }

    private static Select<Record4<PromotionId, Integer, ChannelId, String>> lastModes() {
        var later = CHANNEL_MODES.as("later");
        return select(
                        castNull(PROMOTIONS.PROMOTION_ID),
                        castNull(PROMOTIONS.PUBLISHED_VERSION),
                        CHANNEL_MODES.CHANNEL_ID,
                        CHANNEL_MODES.MODE)
                .from(CHANNEL_MODES)
                .where(
                        notExists(
                                selectOne()
                                        .from(later)
                                        .where(later.CHANNEL_ID.eq(CHANNEL_MODES.CHANNEL_ID))
                                        .and(later.REVISION.gt(CHANNEL_MODES.REVISION))));
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
