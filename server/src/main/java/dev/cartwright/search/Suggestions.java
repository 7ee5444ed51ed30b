package dev.cartwright.search;

import dev.cartwright.catalog.CategoryTree.Branch;
import dev.cartwright.catalog.CategoryTree.Step;
import dev.cartwright.pricing.Market;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Service;

/** What somebody may be about to type. */
@Service
public class Suggestions {

    private static final int PRODUCTS = 8;
    private static final int CATEGORIES = 4;

    private final SuggestionQuery query;
    private final Signposts signposts;
    private final Vocabulary vocabulary;

    Suggestions(SuggestionQuery query, Signposts signposts, Vocabulary vocabulary) {
        this.query = query;
        this.signposts = signposts;
        this.vocabulary = vocabulary;
    }

    /** A product that is meant, perhaps. */
    public record SuggestedProduct(String slug, String name) {}

    /** Best sellers first; categories as they hang in the tree. */
    public record Suggested(List<SuggestedProduct> products, List<Step> categories) {}

    /** Each word may go on, and where nothing goes on like that, may be misspelt. */
    Suggested of(String typed, Market market, Locale language) {
        var words = words(typed);
        if (words.isEmpty()) {
            return new Suggested(List.of(), List.of());
        }
        var products = query.find(words, market, language, PRODUCTS);
        if (products.isEmpty()) {
            var corrected = vocabulary.correct(String.join(" ", words), language);
            products = query.find(words(corrected), market, language, PRODUCTS);
        }
        return new Suggested(products, categories(words));
    }

    private static List<String> words(String typed) {
        return Arrays.stream(typed.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .limit(8)
                .toList();
    }

    private List<Step> categories(List<String> words) {
        var found = new ArrayList<Step>();
        signposts.now().tree().branches().forEach(it -> collect(it, words, found));
        return found.stream().limit(CATEGORIES).toList();
    }

    private static void collect(Branch branch, List<String> words, List<Step> found) {
        var parts = words(branch.name());
        if (words.stream().allMatch(word -> parts.stream().anyMatch(it -> it.startsWith(word)))) {
            found.add(new Step(branch.slug(), branch.name()));
        }
        branch.children().forEach(it -> collect(it, words, found));
    }
}
