package dev.cartwright.promotions;

import static dev.cartwright.promotions.schema.Tables.PROMOTIONS;
import static dev.cartwright.promotions.schema.Tables.PROMOTION_CHANGES;
import static dev.cartwright.promotions.schema.Tables.PROMOTION_VERSIONS;
import static org.jooq.impl.DSL.noCondition;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.PromotionId;
import dev.cartwright.platform.Actor;
import dev.cartwright.promotions.schema.tables.records.PromotionChangesRecord;
import dev.cartwright.promotions.schema.tables.records.PromotionVersionsRecord;
import dev.cartwright.promotions.schema.tables.records.PromotionsRecord;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.SelectForUpdateStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Promotions as they stand, all they ever said, and what was done with them. */
@Repository
class PromotionTable {

    private final DSLContext db;

    PromotionTable(DSLContext db) {
        this.db = db;
    }

    Optional<Stored> find(PromotionId id) {
        return select(PROMOTIONS.PROMOTION_ID.eq(id)).fetchOptional(PromotionTable::stored);
    }

    /** As {@link #find}, and nobody else changes it until the transaction ends. */
    Optional<Stored> forChange(PromotionId id) {
        db.select(PROMOTIONS.PROMOTION_ID)
                .from(PROMOTIONS)
                .where(PROMOTIONS.PROMOTION_ID.eq(id))
                .forNoKeyUpdate()
                .fetch();
        return find(id);
    }

    /** Returns the newest first. */
    List<Stored> page(PromotionFilter filter, @Nullable PromotionId after, int most) {
        return ordered(
                        select(filter.condition())
                                .and(
                                        after == null
                                                ? noCondition()
                                                : PROMOTIONS.PROMOTION_ID.lt(after)),
                        most)
                .fetch(PromotionTable::stored);
    }

    private static SelectForUpdateStep<Record> ordered(SelectConditionStep<Record> rows, int most) {
        return rows.orderBy(PROMOTIONS.PROMOTION_ID.desc()).limit(most);
    }

    private SelectConditionStep<Record> select(Condition which) {
        return db.select(PROMOTIONS.asterisk())
                .select(PROMOTION_VERSIONS.DEFINITION)
                .from(PROMOTIONS)
                .join(PROMOTION_VERSIONS)
                .using(PROMOTIONS.PROMOTION_ID, PROMOTIONS.VERSION)
                .where(which);
    }

    List<PromotionVersionsRecord> versions(PromotionId id, @Nullable Integer before, int most) {
        return db.selectFrom(PROMOTION_VERSIONS)
                .where(PROMOTION_VERSIONS.PROMOTION_ID.eq(id))
                .and(before == null ? noCondition() : PROMOTION_VERSIONS.VERSION.lt(before))
                .orderBy(PROMOTION_VERSIONS.VERSION.desc())
                .limit(most)
                .fetch();
    }

    Optional<PromotionVersionsRecord> version(PromotionId id, int version) {
        return db.selectFrom(PROMOTION_VERSIONS)
                .where(PROMOTION_VERSIONS.PROMOTION_ID.eq(id))
                .and(PROMOTION_VERSIONS.VERSION.eq(version))
                .fetchOptional();
    }

    /** Returns what was done with it, the newest first. */
    List<PromotionChangesRecord> changes(PromotionId id, @Nullable Integer before, int most) {
        return db.selectFrom(PROMOTION_CHANGES)
                .where(PROMOTION_CHANGES.PROMOTION_ID.eq(id))
                .and(before == null ? noCondition() : PROMOTION_CHANGES.REVISION.lt(before))
                .orderBy(PROMOTION_CHANGES.REVISION.desc())
                .limit(most)
                .fetch();
    }

    /** Keeps a promotion that is new; as {@link #update} also that it was written. */
    void insert(Stored made) {
        var row = db.newRecord(PROMOTIONS);
        row.setPromotionId(made.id());
        row.setCreatedAt(made.createdAt());
        fill(row, made);
        row.insert();
        remember(made, Change.WRITTEN);
        write(made);
    }

    /** Keeps how it stands after a change, and the change; a lock is held. */
    void update(Stored changed, Change change) {
        var row = db.newRecord(PROMOTIONS);
        fill(row, changed);
        db.update(PROMOTIONS).set(row).where(PROMOTIONS.PROMOTION_ID.eq(changed.id())).execute();
        remember(changed, change);
        if (change == Change.WRITTEN) {
            write(changed);
        }
    }

    /** What holds of the version that is published from now on. */
    void publish(Stored published) {
        var limits = published.definition().limits();
        db.update(PROMOTIONS)
                .set(PROMOTIONS.USES_PER_CUSTOMER, limits.usesPerCustomer())
                .set(PROMOTIONS.VALID_UNTIL, published.definition().promotion().validity().until())
                .where(PROMOTIONS.PROMOTION_ID.eq(published.id()))
                .execute();
    }

    private static void fill(PromotionsRecord row, Stored it) {
        var promotion = it.definition().promotion();
        row.setName(promotion.name());
        row.setCodeRequired(promotion.codeRequired());
        row.setChannels(promotion.channels().stream().map(ChannelId::code).toArray(String[]::new));
        row.setState(it.state().name());
        row.setVersion(it.version());
        row.setPublishedVersion(it.published());
        row.setRequestedVersion(it.requestedBy() == null ? null : it.version());
        row.setRequestedBy(it.requestedBy());
        row.setRevision(it.revision());
        row.setChangedAt(it.changedAt());
    }

    private void write(Stored it) {
        var actor = Actor.current();
        db.insertInto(PROMOTION_VERSIONS)
                .set(PROMOTION_VERSIONS.PROMOTION_ID, it.id())
                .set(PROMOTION_VERSIONS.VERSION, it.version())
                .set(
                        PROMOTION_VERSIONS.DEFINITION,
                        JSONB.valueOf(DefinitionReader.write(it.definition())))
                .set(PROMOTION_VERSIONS.WRITTEN_AT, it.changedAt())
                .set(PROMOTION_VERSIONS.ACTOR, actor.label())
                .set(PROMOTION_VERSIONS.REQUEST_ID, actor.requestId())
                .execute();
    }

    private void remember(Stored it, Change change) {
        var actor = Actor.current();
        db.insertInto(PROMOTION_CHANGES)
                .set(PROMOTION_CHANGES.PROMOTION_ID, it.id())
                .set(PROMOTION_CHANGES.REVISION, it.revision())
                .set(PROMOTION_CHANGES.CHANGE, change.name())
                .set(PROMOTION_CHANGES.VERSION, it.version())
                .set(PROMOTION_CHANGES.CHANGED_AT, it.changedAt())
                .set(PROMOTION_CHANGES.ACTOR, actor.label())
                .set(PROMOTION_CHANGES.REQUEST_ID, actor.requestId())
                .execute();
    }

    private static Stored stored(Record row) {
        return new Stored(
                row.get(PROMOTIONS.PROMOTION_ID),
                State.valueOf(row.get(PROMOTIONS.STATE)),
                row.get(PROMOTIONS.VERSION),
                row.get(PROMOTIONS.PUBLISHED_VERSION),
                row.get(PROMOTIONS.REQUESTED_BY),
                row.get(PROMOTIONS.REVISION),
                row.get(PROMOTIONS.CREATED_AT),
                row.get(PROMOTIONS.CHANGED_AT),
                DefinitionReader.read(row.get(PROMOTION_VERSIONS.DEFINITION).data()));
    }
}
