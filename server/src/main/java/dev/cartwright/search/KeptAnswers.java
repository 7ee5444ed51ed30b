package dev.cartwright.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.cartwright.platform.Freshness;
import dev.cartwright.pricing.Prices;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finished answers, each for as long as it is certain that the database would give it again: until
 * the catalogue changes, a planned price begins, or, where stock is counted, a second has passed.
 */
@Component
class KeptAnswers {

    private static final long STOCK_HOLDS_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** What an answer takes beside its body, roughly. */
    private static final int OVERHEAD = 500;

    private final Cache<String, Answer> answers;
    private final boolean keeps;
    private final Freshness freshness;
    private final Prices prices;
    private final Clock clock;
    private volatile Until until = new Until(-1, null);

    KeptAnswers(SearchSettings settings, Freshness freshness, Prices prices, Clock clock) {
        this.answers =
                Caffeine.newBuilder()
                        .maximumWeight(settings.kept().toBytes())
                        .weigher((String key, Answer answer) -> weight(key, answer))
                        .build();
        this.keeps = settings.kept().toBytes() > 0;
        this.freshness = freshness;
        this.prices = prices;
        this.clock = clock;
    }

    /** The first instant at which what was read under a generation may be old by itself. */
    private record Until(long generation, @Nullable Instant turn) {}

    /** What must be known before an answer is made, so that it is known how long it holds. */
    record Basis(long generation, @Nullable Instant turn, long readAt) {}

    /** An answer as it goes out. */
    static final class Answer {

        final Basis basis;
        final String etag;
        final @Nullable String type;
        final byte[] body;
        final boolean counts;

        /**
         * @param counts says how many units there are, which holds for a second
         */
        Answer(Basis basis, String etag, @Nullable String type, byte[] body, boolean counts) {
            this.basis = basis;
            this.etag = etag;
            this.type = type;
            this.body = body;
            this.counts = counts;
        }
    }

    private static int weight(String key, Answer answer) {
        return OVERHEAD + 2 * key.length() + answer.body.length;
    }

    /** Says whether answers may be given from memory at all just now. */
    boolean isCertain() {
        return keeps && freshness.isCertain();
    }

    @Nullable Answer get(String key) {
        var answer = answers.getIfPresent(key);
        return answer != null && holds(answer) ? answer : null;
    }

    private boolean holds(Answer answer) {
        var basis = answer.basis;
        return basis.generation() == freshness.generation(Listings.TOPIC)
                && (basis.turn() == null || clock.instant().isBefore(basis.turn()))
                && !(answer.counts && System.nanoTime() - basis.readAt() > STOCK_HOLDS_NANOS);
    }

    /** To be asked for before anything is read. */
    Basis basis() {
        var generation = freshness.generation(Listings.TOPIC);
        var known = until;
        var now = clock.instant();
        if (known.generation() != generation
                || (known.turn() != null && !now.isBefore(known.turn()))) {
            known = new Until(generation, prices.nextTurn(now));
            until = known;
        }
        return new Basis(generation, known.turn(), System.nanoTime());
    }

    void keep(String key, Answer answer) {
        answers.put(key, answer);
    }
}
