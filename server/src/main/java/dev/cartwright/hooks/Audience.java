package dev.cartwright.hooks;

import static dev.cartwright.hooks.schema.Tables.HOOKS;

import dev.cartwright.platform.Freshness;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether anybody wants to hear of something, from memory: so a shop without endpoints pays nothing
 * for them with each purchase. Another node hears of a new endpoint within a second.
 */
@Component
class Audience {

    private static final String TOPIC = "hooks";

    private final Freshness freshness;
    private final DSLContext db;

    private volatile @Nullable Kept kept;

    Audience(Freshness freshness, DSLContext db) {
        this.freshness = freshness;
        this.db = db;
    }

    /** All that filters say, as it was when so many changes had been heard of. */
    private record Kept(long generation, Set<String> patterns) {}

    /** Within the transaction of a change: what is kept is old once it commits. */
    void changed() {
        freshness.tell(TOPIC);
    }

    /** Returns false where it is certain; else a statement finds out. */
    boolean maybeWants(List<String> patterns) {
        var generation = freshness.generation(TOPIC);
        if (!freshness.isCertain()) {
            return true;
        }
        var known = kept;
        if (known == null || known.generation() != generation) {
            known = new Kept(generation, read());
            kept = known;
        }
        return !Collections.disjoint(known.patterns(), patterns);
    }

    private Set<String> read() {
        var patterns = new HashSet<String>();
        db.select(HOOKS.EVENT_TYPES)
                .from(HOOKS)
                .where(HOOKS.STATUS.ne(Hook.Status.DISABLED.name()))
                .forEach(it -> patterns.addAll(List.of(it.value1())));
        return patterns;
    }
}
