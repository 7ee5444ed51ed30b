package dev.cartwright.promotions;

import dev.cartwright.kernel.PromotionId;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Channels;
import dev.cartwright.platform.Freshness;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What staff does with promotions; each is locked while it changes. */
@Component
class PromotionDesk {

    private final PromotionTable promotions;
    private final LimitChange limits;
    private final PromotionSettings settings;
    private final Channels channels;
    private final Freshness freshness;
    private final Clock clock;

    PromotionDesk(
            PromotionTable promotions,
            LimitChange limits,
            PromotionSettings settings,
            Channels channels,
            Freshness freshness,
            Clock clock) {
        this.promotions = promotions;
        this.limits = limits;
        this.settings = settings;
        this.channels = channels;
        this.freshness = freshness;
        this.clock = clock;
    }

    Stored get(PromotionId id) {
        return promotions.find(id).orElseThrow(() -> PromotionProblem.unknown(id));
    }

    @Transactional
    Stored make(PromotionId id, Definition wanted) {
        var definition = checked(wanted.of(id));
        var now = clock.instant();
        var made = new Stored(id, State.DRAFT, 1, null, null, 1, now, now, definition);
        promotions.insert(made);
        return made;
    }

    /**
     * Writes another version, which nobody sees before it is published. Whoever waited for a second
     * person asked for another one.
     *
     * @param seen the revision that the caller knows; null does not mind
     */
    @Transactional
    Stored write(PromotionId id, @Nullable Integer seen, Definition wanted) {
        var definition = checked(wanted.of(id));
        var at = lock(id, seen);
        if (at.state() == State.ENDED) {
            throw PromotionProblem.notPossible(at.state());
        }
        if (at.definition().equals(definition)) {
            return at;
        }
        return keep(
                new Stored(
                        id,
                        at.state(),
                        at.version() + 1,
                        at.published(),
                        null,
                        at.revision(),
                        at.createdAt(),
                        at.changedAt(),
                        definition),
                Change.WRITTEN);
    }

    /** Lets the last version hold, or asks a second person to; at its validity, or at once. */
    @Transactional
    Stored publish(PromotionId id, @Nullable Integer seen) {
        var at = lock(id, seen);
        if (at.state() == State.ENDED) {
            throw PromotionProblem.notPossible(at.state());
        }
        var isPublished = Integer.valueOf(at.version()).equals(at.published());
        if (at.state() == State.ACTIVE && isPublished) {
            return at;
        }
        if (settings.secondPerson() && !isPublished) {
            return at.requestedBy() == null ? request(at) : at;
        }
        return publish(at);
    }

    private Stored request(Stored at) {
        return keep(at.with(at.state(), at.published(), Actor.current().label()), Change.REQUESTED);
    }

    /** By somebody else than who asked for it. */
    @Transactional
    Stored approve(PromotionId id, @Nullable Integer seen) {
        var at = lock(id, seen);
        if (at.requestedBy() == null) {
            throw PromotionProblem.nothingRequested();
        }
        if (at.requestedBy().equals(Actor.current().label())) {
            throw PromotionProblem.secondPersonNeeded();
        }
        return publish(at);
    }

    /** By anybody: who asked for it takes it back so. */
    @Transactional
    Stored reject(PromotionId id, @Nullable Integer seen) {
        var at = lock(id, seen);
        if (at.requestedBy() == null) {
            throw PromotionProblem.nothingRequested();
        }
        return keep(at.with(at.state(), at.published(), null), Change.REJECTED);
    }

    @Transactional
    Stored pause(PromotionId id, @Nullable Integer seen) {
        var at = lock(id, seen);
        return switch (at.state()) {
            case PAUSED -> at;
            case ACTIVE ->
                    keep(at.with(State.PAUSED, at.published(), at.requestedBy()), Change.PAUSED);
            case DRAFT, ENDED -> throw PromotionProblem.notPossible(at.state());
        };
    }

    @Transactional
    Stored end(PromotionId id, @Nullable Integer seen) {
        var at = lock(id, seen);
        return at.state() == State.ENDED
                ? at
                : keep(at.with(State.ENDED, at.published(), null), Change.ENDED);
    }

    private Stored publish(Stored at) {
        var resumed = Integer.valueOf(at.version()).equals(at.published());
        limits.set(at);
        promotions.publish(at);
        return keep(
                at.with(State.ACTIVE, at.version(), null),
                resumed ? Change.RESUMED : Change.PUBLISHED);
    }

    private Definition checked(Definition definition) {
        PromotionProblem.refuseIfAny(definition.check());
        definition.promotion().channels().forEach(channels::get);
        return definition;
    }

    private Stored lock(PromotionId id, @Nullable Integer seen) {
        var at = promotions.forChange(id).orElseThrow(() -> PromotionProblem.unknown(id));
        if (seen != null && seen != at.revision()) {
            throw PromotionProblem.changedMeanwhile(at.revision());
        }
        return at;
    }

    /** What is written only does not concern carts. */
    private Stored keep(Stored it, Change change) {
        var kept =
                new Stored(
                        it.id(),
                        it.state(),
                        it.version(),
                        it.published(),
                        it.requestedBy(),
                        it.revision() + 1,
                        it.createdAt(),
                        clock.instant(),
                        it.definition());
        promotions.update(kept, change);
        freshness.tell(Offers.TOPIC);
        return kept;
    }
}
