package dev.cartwright.pricing;

import dev.cartwright.pricing.PriceHistory.Candidate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a price may be announced as reduced, and from which price, by Article 6a of Directive
 * 98/6/EC (as amended by 2019/2161): from the lowest of the 30 days before the reduction. Gaps in
 * which nothing was sold do not count, and a product younger than 30 days has only its own days.
 *
 * @param progressive a reduction that grows without interruption counts from its first step, which
 *     member states may allow (paragraph 5); else each step is a reduction of its own
 */
record Reductions(PriceHistory history, Market market, boolean progressive) {

    static final Duration LOOK_BACK = Duration.ofDays(30);

    /** A reduction that may be announced, in minor units. */
    record Reduction(long minor, long lowestBefore, Instant since) {}

    /** Empty where no sale decides, or where it was as cheap before. */
    Optional<Reduction> now() {
        var now = at(market.at());
        if (now == null || !now.isSale()) {
            return Optional.empty();
        }
        var since = since(now);
        var lowest = lowest(since.minus(LOOK_BACK), since);
        return lowest == null || lowest <= now.minor()
                ? Optional.empty()
                : Optional.of(new Reduction(now.minor(), lowest, since));
    }

    /** Walks back over turns that changed nothing; progressively, also over those that reduced. */
    private Instant since(Candidate now) {
        var since = market.at();
        var minor = now.minor();
        for (var turn : history.turns(market.at().plusNanos(1)).descendingSet()) {
            var then = at(turn);
            if (then == null || !then.isSale() || !continues(then.minor(), minor)) {
                return since;
            }
            since = turn;
            minor = then.minor();
        }
        return since;
    }

    private boolean continues(long earlier, long later) {
        return progressive ? earlier >= later : earlier == later;
    }

    private @Nullable Long lowest(Instant from, Instant to) {
        var turns = history.turns(to);
        turns.add(from);
        Long lowest = null;
        for (var turn : turns.tailSet(from)) {
            var then = at(turn);
            if (then != null && (lowest == null || then.minor() < lowest)) {
                lowest = then.minor();
            }
        }
        return lowest;
    }

    private @Nullable Candidate at(Instant at) {
        var then =
                new Market(
                        market.channel(), market.currency(), at, market.country(), market.groups());
        return history.at(then, 1).orElse(null);
    }
}
