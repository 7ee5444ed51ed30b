package dev.cartwright.storefront;

import dev.cartwright.catalog.Slug;
import dev.cartwright.platform.Channel;
import dev.cartwright.search.Facets;
import dev.cartwright.search.Facets.CategoryCount;
import dev.cartwright.search.Search.Sort;
import dev.cartwright.storefront.Chips.Chip;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What stands beside a list: where to go further down, and what to choose.
 *
 * @param below with the most products first
 * @param few of those below, which are seen at once
 * @param groups of boxes to tick
 * @param chips what is chosen now
 * @param orders that the list can have
 */
record Narrowing(
        Asked asked,
        Facets facets,
        List<Below> below,
        int few,
        List<Filters.Group> groups,
        List<Chip> chips,
        List<Order> orders) {

    /** On a phone they stand above the goods. */
    private static final int FEW = 8;

    /** A step further down the tree, with all filters. */
    record Below(String name, long count, String address) {}

    /** A way to order the list. */
    record Order(String word, String label, boolean chosen) {}

    static Narrowing of(Asked asked, Facets facets, Channel shop) {
        var below = below(asked, facets);
        var figures = new Figures(shop.locale());
        return new Narrowing(
                asked,
                facets,
                below,
                below.size() > FEW + 2 ? FEW : below.size(),
                Filters.of(facets, asked).groups(),
                new Chips(asked, facets, figures, shop.currencies().getFirst()).all(),
                orders(asked));
    }

    /** How many filters are chosen; words are none. Called by the templates. */
    public int chosen() {
        return chips.size() - asked.values(Asked.WORDS).size();
    }

    private static List<Below> below(Asked asked, Facets facets) {
        return facets.categories().stream()
                .sorted(Comparator.comparingLong(CategoryCount::count).reversed())
                .map(it ->
                        new Below(it.name(), it.count(), asked.in(new Slug(it.slug())).address()))
                .toList();
    }

    private static List<Order> orders(Asked asked) {
        var hasWords = asked.value(Asked.WORDS) != null;
        var now = asked.sort();
        var chosen = now != null ? now : hasWords ? Sort.RELEVANCE : Sort.POPULARITY;
        return Arrays.stream(Sort.values())
                .filter(sort -> hasWords || sort != Sort.RELEVANCE)
                .map(sort -> new Order(sort.word(), label(sort), sort == chosen))
                .toList();
    }

    private static String label(Sort sort) {
        return switch (sort) {
            case RELEVANCE -> "Best match";
            case POPULARITY -> "Best sellers";
            case PRICE -> "Price, low to high";
            case PRICE_DESCENDING -> "Price, high to low";
            case NEWEST -> "Newest";
            case NAME -> "Name";
        };
    }
}
