package dev.cartwright.coupons;

import static dev.cartwright.coupons.schema.Tables.COUPON_BATCHES;
import static dev.cartwright.coupons.schema.Tables.COUPON_USES;
import static org.jooq.impl.DSL.noCondition;

import dev.cartwright.coupons.Batch.File;
import dev.cartwright.coupons.Batch.Generating;
import dev.cartwright.coupons.Batch.Status;
import dev.cartwright.coupons.Coupon.Terms;
import dev.cartwright.coupons.schema.tables.records.CouponBatchesRecord;
import dev.cartwright.kernel.PromotionId;
import dev.cartwright.platform.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** All SQL about the batch itself. */
@Repository
class BatchTable {

    private final DSLContext db;

    BatchTable(DSLContext db) {
        this.db = db;
    }

    void insert(Batch batch) {
        var generating = batch.generating();
        var row = db.newRecord(COUPON_BATCHES);
        row.setBatchId(batch.id());
        row.setPromotionId(batch.terms().promotion());
        row.setName(batch.name());
        row.setKind(generating == null ? "OWN" : "GENERATED");
        if (generating != null) {
            row.setPrefix(generating.shape().prefix());
            row.setLength(generating.shape().length());
            row.setAsked(generating.asked());
        }
        row.setMaxUses(batch.terms().maxUses());
        row.setUsesPerCustomer(batch.terms().usesPerCustomer());
        row.setValidFrom(batch.terms().validFrom());
        row.setValidUntil(batch.terms().validUntil());
        row.setStatus(batch.status().name());
        row.setCreatedAt(batch.createdAt());
        row.setActorKind(batch.actor().kind().name());
        row.setActorId(batch.actor().id());
        row.setRequestId(batch.actor().requestId());
        row.insert();
    }

    /** Throws {@link CouponProblem} where there is no such batch. */
    Batch get(UUID id) {
        return find(id).orElseThrow(() -> CouponProblem.unknownBatch(id));
    }

    Optional<Batch> find(UUID id) {
        return db.selectFrom(COUPON_BATCHES)
                .where(COUPON_BATCHES.BATCH_ID.eq(id))
                .fetchOptional(BatchTable::read);
    }

    /** Returns the newest first. */
    List<Batch> page(@Nullable PromotionId promotion, @Nullable UUID after, int most) {
        return db.selectFrom(COUPON_BATCHES)
                .where(
                        promotion == null
                                ? noCondition()
                                : COUPON_BATCHES.PROMOTION_ID.eq(promotion))
                .and(after == null ? noCondition() : COUPON_BATCHES.BATCH_ID.lt(after))
                .orderBy(COUPON_BATCHES.BATCH_ID.desc())
                .limit(most)
                .fetch(BatchTable::read);
    }

    /** Returns how often its codes count as used just now. */
    int used(UUID id) {
        return db.fetchCount(
                COUPON_USES, COUPON_USES.BATCH_ID.eq(id), COUPON_USES.GIVEN_BACK_AT.isNull());
    }

    /** Locks it until the commit; throws {@link CouponProblem} where there is no such batch. */
    Batch lock(UUID id) {
        return db.selectFrom(COUPON_BATCHES)
                .where(COUPON_BATCHES.BATCH_ID.eq(id))
                .forNoKeyUpdate()
                .fetchOptional(BatchTable::read)
                .orElseThrow(() -> CouponProblem.unknownBatch(id));
    }

    /** As {@link #lock}; empty where another has it, or there is none. */
    Optional<Batch> tryLock(UUID id) {
        return db.selectFrom(COUPON_BATCHES)
                .where(COUPON_BATCHES.BATCH_ID.eq(id))
                .forNoKeyUpdate()
                .skipLocked()
                .fetchOptional(BatchTable::read);
    }

    /** Writes what staff may change of a batch that is locked, as its next version. */
    void update(Batch batch) {
        db.update(COUPON_BATCHES)
                .set(COUPON_BATCHES.NAME, batch.name())
                .set(COUPON_BATCHES.USES_PER_CUSTOMER, batch.terms().usesPerCustomer())
                .set(COUPON_BATCHES.VALID_FROM, batch.terms().validFrom())
                .set(COUPON_BATCHES.VALID_UNTIL, batch.terms().validUntil())
                .set(COUPON_BATCHES.DISABLED_AT, batch.disabledAt())
                .set(COUPON_BATCHES.VERSION, batch.version() + 1)
                .where(COUPON_BATCHES.BATCH_ID.eq(batch.id()))
                .execute();
    }

    /** Counts codes that were made of a batch that is locked. */
    void made(Batch at, int more) {
        db.update(COUPON_BATCHES)
                .set(COUPON_BATCHES.STATUS, Status.RUNNING.name())
                .set(COUPON_BATCHES.MADE, at.made() + more)
                .where(COUPON_BATCHES.BATCH_ID.eq(at.id()))
                .execute();
    }

    /** Ends the making of one that is under way. */
    void finish(UUID id, Status status, Instant now) {
        db.update(COUPON_BATCHES)
                .set(COUPON_BATCHES.STATUS, status.name())
                .set(COUPON_BATCHES.FINISHED_AT, now)
                .where(COUPON_BATCHES.BATCH_ID.eq(id))
                .and(COUPON_BATCHES.STATUS.in(Status.QUEUED.name(), Status.RUNNING.name()))
                .execute();
    }

    private static Batch read(CouponBatchesRecord row) {
        return new Batch(
                row.getBatchId(),
                row.getName(),
                new Terms(
                        row.getPromotionId(),
                        row.getBatchId(),
                        row.getMaxUses(),
                        row.getUsesPerCustomer(),
                        row.getValidFrom(),
                        row.getValidUntil()),
                generating(row),
                row.getMade(),
                Status.valueOf(row.getStatus()),
                row.getDisabledAt(),
                new File(row.getRows(), row.getAdded(), row.getRepeated(), row.getRefused()),
                row.getVersion(),
                row.getCreatedAt(),
                row.getFinishedAt(),
                new Actor(
                        Actor.Kind.valueOf(row.getActorKind()),
                        row.getActorId(),
                        row.getRequestId()));
    }

    private static @Nullable Generating generating(CouponBatchesRecord row) {
        return row.getAsked() == null
                ? null
                : new Generating(
                        new CodeShape(
                                Objects.requireNonNull(row.getPrefix()),
                                Objects.requireNonNull(row.getLength())),
                        row.getAsked());
    }
}
