package dev.cartwright.pricing;

import static dev.cartwright.pricing.schema.Tables.PRICES;
import static dev.cartwright.pricing.schema.Tables.PRICE_LISTS;
import static dev.cartwright.pricing.schema.Tables.PRICE_LIST_VERSIONS;
import static org.jooq.impl.DSL.noCondition;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Actor;
import dev.cartwright.pricing.PriceList.Kind;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The lists as they are, and as they were. */
@Repository
class PriceListTable {

    private final DSLContext db;

    PriceListTable(DSLContext db) {
        this.db = db;
    }

    /** A list and how often it was changed. */
    record Stored(PriceList list, int version) {}

    Optional<Stored> find(String code) {
        return db.selectFrom(PRICE_LISTS)
                .where(PRICE_LISTS.PRICE_LIST.eq(code))
                .fetchOptional(PriceListTable::stored);
    }

    /** As {@link #find}, and nobody else changes it until the transaction ends. */
    Optional<Stored> forChange(String code) {
        return db.selectFrom(PRICE_LISTS)
                .where(PRICE_LISTS.PRICE_LIST.eq(code))
                .forUpdate()
                .fetchOptional(PriceListTable::stored);
    }

    List<Stored> after(@Nullable String last, int limit) {
        return db.selectFrom(PRICE_LISTS)
                .where(last == null ? noCondition() : PRICE_LISTS.PRICE_LIST.gt(last))
                .orderBy(PRICE_LISTS.PRICE_LIST)
                .limit(limit)
                .fetch(PriceListTable::stored);
    }

    /** False where there is one of this code already. */
    boolean insert(PriceList list, Instant at) {
        var inserted =
                db.insertInto(PRICE_LISTS)
                                .set(db.newRecord(PRICE_LISTS, values(list, 1, at)))
                                .onConflictDoNothing()
                                .execute()
                        == 1;
        if (inserted) {
            remember(list, 1, at);
        }
        return inserted;
    }

    void update(PriceList list, int version, Instant at) {
        db.update(PRICE_LISTS)
                .set(db.newRecord(PRICE_LISTS, values(list, version, at)))
                .where(PRICE_LISTS.PRICE_LIST.eq(list.code()))
                .execute();
        remember(list, version, at);
    }

    private void remember(PriceList list, int version, Instant at) {
        var actor = Actor.current();
        var row = db.newRecord(PRICE_LIST_VERSIONS, values(list, version, at));
        row.setActor(actor.label());
        row.setRequestId(actor.requestId());
        db.insertInto(PRICE_LIST_VERSIONS).set(row).execute();
    }

    /** Returns what a list has a price of, by channel. */
    Map<ChannelId, List<Sku>> skus(String code) {
        return db.selectDistinct(PRICES.CHANNEL_ID, PRICES.SKU)
                .from(PRICES)
                .where(PRICES.PRICE_LIST.eq(code))
                .fetchGroups(PRICES.CHANNEL_ID, PRICES.SKU);
    }

    private static Map<String, ?> values(PriceList list, int version, Instant at) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("price_list", list.code());
        values.put("name", list.name());
        values.put("kind", list.kind().name());
        values.put("channel_id", list.channel());
        values.put("customer_group", list.customerGroup());
        values.put("countries", list.countries().toArray(String[]::new));
        values.put("priority", list.priority());
        values.put("starts_at", list.startsAt());
        values.put("ends_at", list.endsAt());
        values.put("version", version);
        values.put("changed_at", at);
        return values;
    }

    private static Stored stored(Record it) {
        return new Stored(
                new PriceList(
                        it.get(PRICE_LISTS.PRICE_LIST),
                        it.get(PRICE_LISTS.NAME),
                        Kind.valueOf(it.get(PRICE_LISTS.KIND)),
                        it.get(PRICE_LISTS.CHANNEL_ID),
                        it.get(PRICE_LISTS.CUSTOMER_GROUP),
                        List.of(it.get(PRICE_LISTS.COUNTRIES)),
                        it.get(PRICE_LISTS.PRIORITY),
                        it.get(PRICE_LISTS.STARTS_AT),
                        it.get(PRICE_LISTS.ENDS_AT)),
                it.get(PRICE_LISTS.VERSION));
    }
}
