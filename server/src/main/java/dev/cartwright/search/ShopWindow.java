package dev.cartwright.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cartwright.catalog.CatalogProblem;
import dev.cartwright.catalog.CategoryTree;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.ProductId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Channels;
import dev.cartwright.platform.Cursor;
import dev.cartwright.pricing.LowestPrices;
import dev.cartwright.pricing.Market;
import dev.cartwright.search.Search.Sort;
import dev.cartwright.search.SearchQuery.Hit;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What shoppers see. Reads outside a transaction, for a commit is a round trip too. */
@Service
public class ShopWindow {

    private final SearchQuery query;
    private final FacetCounter facets;
    private final Vocabulary vocabulary;
    private final LowestPrices lowest;
    private final Signposts signposts;
    private final Channels channels;
    private final Clock clock;

    ShopWindow(
            SearchQuery query,
            FacetCounter facets,
            Vocabulary vocabulary,
            LowestPrices lowest,
            Signposts signposts,
            Channels channels,
            Clock clock) {
        this.query = query;
        this.facets = facets;
        this.vocabulary = vocabulary;
        this.lowest = lowest;
        this.signposts = signposts;
        this.channels = channels;
        this.clock = clock;
    }

    /**
     * A product in a list.
     *
     * @param image an address as the merchant gave it
     * @param price of the cheapest variant
     * @param reduction where that price is announced as reduced
     */
    public record Article(
            ProductId id,
            String slug,
            String name,
            @Nullable String brand,
            String category,
            @Nullable String image,
            Money price,
            @Nullable Reduction reduction,
            boolean inStock) {}

    /**
     * What must be said beside a reduced price.
     *
     * @param regular the price without it
     * @param lowest30Days the lowest of the 30 days before the reduction began, as Article 6a of
     *     Directive 98/6/EC wants it shown
     * @param percent off that lowest price, rounded down
     */
    public record Reduction(Money regular, Money lowest30Days, int percent) {}

    /**
     * A piece of a list.
     *
     * @param next what to send as {@code after} to get the following piece; null at the end
     * @param facets where they were asked for
     * @param corrected what was looked for instead, where a word seemed misspelt
     */
    public record Results(
            List<Article> items,
            @Nullable String next,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Facets facets,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String corrected) {}

    /** In whose eyes: the channel, the currency and where the goods would go. */
    public record Viewer(
            ChannelId channel, @Nullable CurrencyUnit currency, @Nullable String country) {

        /** Somebody of whom nothing is known. */
        public static final Viewer ANYBODY = new Viewer(Channels.DEFAULT, null, null);
    }

    /** Returns the tree as it was when anything last changed. */
    public CategoryTree categories() {
        return signposts.now().tree();
    }

    Market market(Viewer viewer) {
        return Market.of(channels.get(viewer.channel()), viewer.currency(), clock.instant())
                .to(viewer.country());
    }

    /**
     * Returns a piece of what is found. One statement for the piece; words, filters, counts and
     * reductions each ask something more, however much is found.
     */
    public Results find(
            Viewer viewer, Search asked, boolean withFacets, @Nullable String after, int limit) {
        var market = market(viewer);
        var search = canonical(corrected(asked, market));
        var shelf = new Shelf(search, market);
        var page =
                search.order() == Sort.RELEVANCE
                        ? relevant(shelf, after, limit)
                        : sorted(shelf, after, limit);
        var category = search.category();
        if (page.hits().isEmpty() && category != null && !signposts.now().tree().has(category)) {
            throw CatalogProblem.unknownCategory(category);
        }
        return new Results(
                articles(page.hits(), market),
                page.next() == null ? null : page.next().toString(),
                withFacets ? facets.count(shelf) : null,
                page.hits().isEmpty() || Objects.equals(search.words(), asked.words())
                        ? null
                        : search.words());
    }

    private Search corrected(Search asked, Market market) {
        if (asked.words() == null) {
            return asked;
        }
        var language = asked.locale() == null ? market.channel().locale() : asked.locale();
        return asked.with(vocabulary.correct(asked.words(), language));
    }

    /** Numbers are asked for as their attributes write them: 250.0 is 250. */
    private Search canonical(Search search) {
        if (search.attributes().isEmpty()) {
            return search;
        }
        var known = signposts.now().attributes();
        var attributes = new LinkedHashMap<String, List<String>>();
        search.attributes()
                .forEach((code, values) -> {
                    var attribute = known.get(code);
                    attributes.put(
                            code,
                            attribute == null
                                    ? values
                                    : values.stream().map(attribute::asked).toList());
                });
        return search.with(attributes);
    }

    private record Found(List<Hit> hits, @Nullable Cursor next) {}

    private Found sorted(Shelf shelf, @Nullable String after, int limit) {
        var order = shelf.search().order();
        var last = Position.read(order, after);
        var hits = query.find(shelf, last, limit + 1);
        if (hits.size() <= limit) {
            return new Found(hits, null);
        }
        var end = hits.get(limit - 1);
        return new Found(hits.subList(0, limit), new Position(order, end.key(), end.id()).cursor());
    }

    /** First those that were weighed, then, as they sell, those that were not. */
    private Found relevant(Shelf shelf, @Nullable String after, int limit) {
        var weight = Weighed.read(after);
        if (weight == null && after != null && !after.isEmpty()) {
            return sorted(shelf, after, limit);
        }
        var hits = query.weigh(shelf, weight, limit + 1);
        if (hits.size() > limit) {
            return new Found(hits.subList(0, limit), Weighed.cursor(hits.get(limit - 1)));
        }
        // A first page that is not full has shown all there is.
        var end = weight == null ? null : query.endOfWeighed(shelf);
        return new Found(hits, end == null ? null : end.cursor());
    }

    private List<Article> articles(List<Hit> hits, Market market) {
        var reduced =
                hits.stream()
                        .filter(it -> it.regularMinor() != null && it.minor() < it.regularMinor())
                        .map(Hit::sku)
                        .toList();
        var reductions = lowest.reductions(reduced, market);
        return hits.stream().map(it -> article(it, market, reductions)).toList();
    }

    private static Article article(
            Hit hit, Market market, Map<Sku, LowestPrices.Reduced> reductions) {
        return new Article(
                hit.id(),
                hit.slug(),
                hit.name(),
                hit.brand(),
                hit.category(),
                hit.image(),
                market.money(hit.minor()),
                reduction(reductions.get(hit.sku())),
                hit.inStock());
    }

    static @Nullable Reduction reduction(LowestPrices.@Nullable Reduced reduced) {
        return reduced == null
                ? null
                : new Reduction(reduced.regular(), reduced.lowestBefore(), reduced.percent());
    }
}
