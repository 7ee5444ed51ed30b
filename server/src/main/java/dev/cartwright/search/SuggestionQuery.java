package dev.cartwright.search;

import static dev.cartwright.search.schema.Tables.LISTINGS;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.inline;

import dev.cartwright.pricing.Market;
import dev.cartwright.search.Suggestions.SuggestedProduct;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The best sellers with words that begin like what is typed; one statement. */
@Repository
class SuggestionQuery {

    private final DSLContext db;
    private final JsonMapper json;

    SuggestionQuery(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /**
     * @param words letters and digits only; each may go on
     */
    List<SuggestedProduct> find(List<String> words, Market market, Locale language, int limit) {
        var query = words.stream().map(word -> word + ":*").collect(Collectors.joining(" & "));
        var shelf = new Shelf(Search.of(null), market);
        return db.select(LISTINGS.SLUG, LISTINGS.NAMES, LISTINGS.NAME)
                .from(shelf.source().table())
                .where(shelf.place())
                .and(condition("listings.words @@ to_tsquery('search.plain', {0})", inline(query)))
                .orderBy(shelf.source().rank(), shelf.source().id())
                .limit(limit)
                .fetch(row ->
                        new SuggestedProduct(
                                row.value1(),
                                Names.in(language, row.value2(), row.value3(), json)));
    }
}
