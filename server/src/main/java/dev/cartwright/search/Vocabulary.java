package dev.cartwright.search;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Optional;
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

    private static final String SIMILAR =
            """
            select typed, meant.words
            from (select cast(? as text) as language) asked, unnest(cast(? as text[])) typed
                cross join lateral (
                    select array_agg(word) as words from (
                        select word from search.vocabulary
                        where whole and word operator(public.%) typed
                        order by public.similarity(word, typed) desc, word
                        limit 30) near) meant
            where meant.words is not null and not exists (
                select from search.vocabulary
                where word = any (tsvector_to_array(
                    to_tsvector('search.plain', typed)
                    || to_tsvector(search.configuration(language), typed))))
            """;

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
                            insert into search.vocabulary as known (word, whole)
                            select lexeme, bool_or(weights && '{A,C}')
                            from listed cross join lateral unnest(words) word
                            where lexeme ~ '^[[:alpha:]]{3,40}$'
                            group by lexeme
                            order by lexeme
                            on conflict (word) do update set whole = true
                            where excluded.whole and not known.whole
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
        var right = new HashMap<String, String>();
        for (var row : db.fetch(SIMILAR, language.toLanguageTag(), unsure)) {
            var word = row.get(0, String.class);
            nearest(word, row.get(1, String[].class)).ifPresent(meant -> right.put(word, meant));
        }
        return Arrays.stream(typed)
                .map(word -> right.getOrDefault(word.toLowerCase(Locale.ROOT), word))
                .collect(Collectors.joining(" "));
    }

    /** One slip in a short word, two in a longer one; more is another word. */
    private static Optional<String> nearest(String typed, String[] candidates) {
        var most = typed.length() < 6 ? 1 : 2;
        return Arrays.stream(candidates)
                .filter(it -> Slips.between(typed, it) <= most)
                .min(Comparator.comparingInt(it -> Slips.between(typed, it)));
    }
}
