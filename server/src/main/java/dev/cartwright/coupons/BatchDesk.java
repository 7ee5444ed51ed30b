package dev.cartwright.coupons;

import dev.cartwright.coupons.Batch.File;
import dev.cartwright.coupons.Batch.Generating;
import dev.cartwright.coupons.Batch.Status;
import dev.cartwright.coupons.BatchEndpoint.BatchChange;
import dev.cartwright.coupons.Coupon.Terms;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.JobQueue;
import java.math.BigInteger;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What staff do with batches. */
@Service
class BatchDesk {

    private final BatchTable batches;
    private final Shapes shapes;
    private final JobQueue queue;
    private final ObjectProvider<KnownPromotions> promotions;
    private final Clock clock;

    BatchDesk(
            BatchTable batches,
            Shapes shapes,
            JobQueue queue,
            ObjectProvider<KnownPromotions> promotions,
            Clock clock) {
        this.batches = batches;
        this.shapes = shapes;
        this.queue = queue;
        this.promotions = promotions;
        this.clock = clock;
    }

    /**
     * Begins a batch, and has its codes made where they are to be generated.
     *
     * @param generating null: the merchant will send files of own codes
     * @throws CouponProblem where the codes would be guessed too easily, or taken for others
     */
    @Transactional
    public Batch begin(UUID id, String name, Terms terms, @Nullable Generating generating) {
        KnownPromotions.require(promotions, terms.promotion());
        if (generating != null) {
            requireSpace(generating);
            queue.add(CouponJobs.MAKE_CODES, id.toString());
        }
        var status = generating == null ? Status.OPEN : Status.QUEUED;
        batches.insert(
                new Batch(
                        id,
                        name,
                        terms,
                        generating,
                        0,
                        status,
                        null,
                        File.NONE,
                        1,
                        clock.instant(),
                        null,
                        Actor.current()));
        return batches.get(id);
    }

    private void requireSpace(Generating wanted) {
        var shape = wanted.shape();
        shapes.lock();
        var given = shapes.given(shape);
        if (given.add(BigInteger.valueOf(wanted.asked())).compareTo(shape.most()) > 0) {
            throw CouponProblem.guessable(shape.most(), given);
        }
        if (shapes.isTaken(shape)) {
            throw CouponProblem.shapeTaken();
        }
    }

    /**
     * Changes what is named, for all its codes that have nothing else of their own.
     *
     * @param seen the version that the caller has seen; null: whichever it is
     */
    @Transactional
    public Batch change(UUID id, @Nullable Integer seen, BatchChange change) {
        var at = batches.lock(id);
        if (seen != null && seen != at.version()) {
            throw CouponProblem.changedMeanwhile(at.version());
        }
        var before = at.terms();
        var terms =
                new Terms(
                        before.promotion(),
                        id,
                        before.maxUses(),
                        Said.or(change.usesPerCustomer(), before.usesPerCustomer()),
                        Said.or(change.validFrom(), before.validFrom()),
                        Said.or(change.validUntil(), before.validUntil()));
        batches.update(
                new Batch(
                        id,
                        change.name() == null ? at.name() : BatchEndpoint.name(change.name()),
                        terms,
                        at.generating(),
                        at.made(),
                        at.status(),
                        CouponDesk.disabledAt(change.disabled(), at.disabledAt(), clock.instant()),
                        at.file(),
                        at.version(),
                        at.createdAt(),
                        at.finishedAt(),
                        at.actor()));
        return batches.get(id);
    }

    /** Switches all codes of a batch off; a second time changes nothing. */
    @Transactional
    public Batch disable(UUID id) {
        if (batches.lock(id).disabledAt() != null) {
            return batches.get(id);
        }
        return change(id, null, new BatchChange(null, null, null, null, true));
    }
}
