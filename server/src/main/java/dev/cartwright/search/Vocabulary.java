package dev.cartwright.search;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The words that the shop uses, and what somebody meant who wrote one that it does not use. */
@Component
class Vocabulary {

    private static final int SHORTEST = 4;
    private static final int LISTINGS_AT_ONCE = 5_000;
    private static final Duration LOOK_BACK = Duration.ofMinutes(1);

    private final DSLContext db;
    private final Clock clock;

    Vocabulary(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * Learns the words of what was listed since the last time; a word more costs a moment, one that
     * nobody uses any more does no harm. Looks back a little each time, for a transaction may
     * commit after one that began later.
     */
    void learn() {
        var last = new Reached(progress(), new UUID(0, 0));
        var until = clock.instant().minus(LOOK_BACK);
        for (var at = last; at != null; at = learnSome(at)) {
            last = at;
        }
        var reached = last.at().isBefore(until) ? last.at() : until;
        db.execute(
                """
                update search.vocabulary_progress set collected = cast(? as timestamptz)
                where collected < cast(? as timestamptz)
                """,
                reached.toString(),
                reached.toString());
    }

    private record Reached(Instant at, UUID id) {}

    private Instant progress() {
        return db.fetchSingle("select collected from search.vocabulary_progress")
                .get(0, Instant.class);
    }

    /** Returns how far it came; null where nothing was left. */
    private @Nullable Reached learnSome(Reached from) {
        return db.fetchOptional(
                        """
                        with listed as materialized (
                            select words, refreshed_at, product_id from search.listings
                            where (refreshed_at, product_id) > (cast(? as timestamptz), ?)
                            order by refreshed_at, product_id limit ?
                        ), learnt as (
                            insert into search.vocabulary (word)
                            select distinct lexeme
                            from listed cross join lateral unnest(words) word
                            where lexeme ~ '^[[:alpha:]]{3,40}$'
                            order by lexeme
                            on conflict do nothing
                        )
                        select refreshed_at, product_id from listed
                        order by refreshed_at desc, product_id desc limit 1
                        """,
                        from.at().toString(),
                        from.id(),
                        LISTINGS_AT_ONCE)
                .map(row -> new Reached(row.get(0, Instant.class), row.get(1, UUID.class)))
                .orElse(null);
    }

    /** Returns the words with those the shop does not know put right; one statement. */
    String correct(String words, Locale language) {
        var typed = words.split("\\s+");
        var unsure =
                Arrays.stream(typed)
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .filter(word -> word.length() >= SHORTEST && word.matches("\\p{L}+"))
                        .distinct()
                        .toArray(String[]::new);
        if (unsure.length == 0 || words.indexOf('"') >= 0) {
            return words;
        }
        var right =
                db.fetch(
                                """
                                select typed, meant.word
                                from unnest(?) typed
                                    cross join lateral (
                                        select word from search.vocabulary
                                        where word operator(public.%) typed
                                        order by public.similarity(word, typed) desc, word
                                        limit 1) meant
                                where not exists (
                                    select from search.vocabulary
                                    where word = any (tsvector_to_array(
                                        to_tsvector('search.plain', typed)
                                        || to_tsvector(search.configuration(?), typed))))
                                """,
                                unsure, language.toLanguageTag())
                        .intoMap(row -> row.get(0, String.class), row -> row.get(1, String.class));
        return Arrays.stream(typed)
                .map(word -> right.getOrDefault(word.toLowerCase(Locale.ROOT), word))
                .collect(Collectors.joining(" "));
    }
}
