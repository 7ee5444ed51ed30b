package dev.cartwright.search;

import dev.cartwright.catalog.Attribute;
import dev.cartwright.catalog.CategoryTree.Branch;
import dev.cartwright.pricing.Market;
import dev.cartwright.search.FacetQuery.Count;
import dev.cartwright.search.Facets.AttributeFacet;
import dev.cartwright.search.Facets.CategoryCount;
import dev.cartwright.search.Facets.PriceRange;
import dev.cartwright.search.Facets.ValueCount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts counts into words. */
@Component
class FacetCounter {

    private final FacetQuery query;
    private final Signposts signposts;

    FacetCounter(FacetQuery query, Signposts signposts) {
        this.query = query;
        this.signposts = signposts;
    }

    Facets count(Shelf shelf) {
        var search = shelf.search();
        var market = shelf.market();
        var signs = signposts.now();
        var children = signs.tree().branches(search.category());
        var known = signs.attributes();
        var counts =
                query.count(shelf, children.stream().map(Branch::slug).toList()).stream()
                        .collect(Collectors.groupingBy(Count::kind));
        var language = search.locale() == null ? market.channel().locale() : search.locale();
        var total = number(counts, "total");
        return new Facets(
                total,
                total < FacetQuery.COUNTED,
                categories(children, of(counts, "category")),
                values(of(counts, "brand"), ""),
                values(of(counts, "tag"), "tag:"),
                attributes(search, counts, known, language),
                range(counts, market),
                number(counts, "stock"));
    }

    private static List<Count> of(Map<String, List<Count>> counts, String kind) {
        return counts.getOrDefault(kind, List.of());
    }

    private static long number(Map<String, List<Count>> counts, String kind) {
        return of(counts, kind).stream().mapToLong(Count::number).sum();
    }

    private static List<CategoryCount> categories(List<Branch> children, List<Count> counts) {
        var numbers = counts.stream().collect(Collectors.toMap(Count::value, Count::number));
        return children.stream()
                .map(it ->
                        new CategoryCount(
                                it.slug(),
                                it.name(),
                                numbers.getOrDefault(FacetTokens.category(it.slug()), 0L)))
                .filter(it -> it.count() > 0)
                .toList();
    }

    private static List<ValueCount> values(List<Count> counts, String prefix) {
        return counts.stream()
                .map(it -> {
                    var value = Objects.requireNonNull(it.value()).substring(prefix.length());
                    return new ValueCount(value, value, it.number());
                })
                .toList();
    }

    private static List<AttributeFacet> attributes(
            Search search,
            Map<String, List<Count>> counts,
            Map<String, Attribute> known,
            Locale language) {
        var byCode = new LinkedHashMap<String, List<ValueCount>>();
        for (var count : of(counts, "attribute")) {
            add(byCode, count, search.attributes().keySet()::contains);
        }
        for (var code : search.attributes().keySet()) {
            of(counts, Count.by(code)).forEach(count -> add(byCode, count, _ -> false));
        }
        var facets = new ArrayList<AttributeFacet>();
        byCode.forEach((code, values) -> {
            var attribute = known.get(code);
            if (attribute == null || attribute.filterable()) {
                facets.add(facet(code, attribute, values, language));
            }
        });
        return facets;
    }

    private static void add(
            Map<String, List<ValueCount>> byCode, Count count, Predicate<String> isCountedApart) {
        var token = Objects.requireNonNull(count.value());
        var split = token.indexOf('=');
        var code = token.substring("attribute:".length(), split);
        if (!isCountedApart.test(code)) {
            var value = token.substring(split + 1);
            byCode.computeIfAbsent(code, _ -> new ArrayList<>())
                    .add(new ValueCount(value, value, count.number()));
        }
    }

    private static AttributeFacet facet(
            String code, @Nullable Attribute attribute, List<ValueCount> values, Locale language) {
        return attribute == null
                ? new AttributeFacet(code, capitalised(code), null, values)
                : new AttributeFacet(code, attribute.label(language), attribute.unit(), values);
    }

    /** Of options, which have a name and no description. */
    private static String capitalised(String code) {
        return code.substring(0, 1).toUpperCase(Locale.ROOT) + code.substring(1);
    }

    private static @Nullable PriceRange range(Map<String, List<Count>> counts, Market market) {
        var nothing =
                of(counts, "total").stream().allMatch(it -> it.number() == 0)
                        && of(counts, "max").stream().allMatch(it -> it.number() == 0);
        return nothing
                ? null
                : new PriceRange(
                        market.money(number(counts, "min")), market.money(number(counts, "max")));
    }
}
