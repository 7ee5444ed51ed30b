package dev.cartwright.bench;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** Somebody who looks for one of a million products, a new one each time, and wants it anew. */
final class Looking implements Visit {

    private static final String ANEW = "Cache-Control: no-cache\r\n";
    private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]+)\"");

    private static final List<String> NOUNS =
            List.of(
                    "phone",
                    "case",
                    "table",
                    "lamp",
                    "chair",
                    "bottle",
                    "shirt",
                    "watch",
                    "camera",
                    "cable",
                    "speaker",
                    "mouse",
                    "keyboard",
                    "bag",
                    "knife",
                    "pan",
                    "jacket",
                    "shoe",
                    "book",
                    "pencil");
    private static final List<String> ADJECTIVES =
            List.of(
                    "smart",
                    "classic",
                    "ultra",
                    "solid",
                    "bright",
                    "wooden",
                    "portable",
                    "vintage");
    private static final List<String> COLOURS =
            List.of("Black", "White", "Red", "Blue", "Green", "Yellow", "Grey", "Brown");

    /** What is asked for. */
    enum Kind {
        FIRST_PAGE("list, first page"),
        DEEP_PAGE("list, from the middle of all"),
        BY_PRICE("list by price, first page"),
        CATEGORY("category, first page"),
        CATEGORY_BY_PRICE("category by falling price"),
        ONE_WORD("search, one common word"),
        TWO_WORDS("search, two words"),
        THREE_WORDS("search, three words"),
        SERIES("search, a rare word"),
        TYPO("search, misspelt word"),
        FILTER("filter by value and price"),
        FILTER_FACETS("filter by value with counts"),
        SEARCH_FACETS("search, two words with counts"),
        CATEGORY_FACETS("category with counts"),
        SUGGESTION("suggestion, three letters"),
        PRODUCT("product page");

        final String label;

        Kind(String label) {
            this.label = label;
        }
    }

    private final List<Kind> kinds;
    private final String deep;

    /** Looks for everything in turn. */
    Looking(String deep) {
        this.kinds = List.of(Kind.values());
        this.deep = deep;
    }

    Looking(Kind kind, String deep) {
        this.kinds = List.of(kind);
        this.deep = deep;
    }

    /** Looks at the same product again and again, and does not mind where the answer comes from. */
    static Visit oneProduct() {
        return (wire, _) -> {
            var start = System.nanoTime();
            wire.get("/api/products/b-4711");
            return System.nanoTime() - start;
        };
    }

    /** Walks so far from the first page, and answers where the next begins. */
    static String deep(int port, int products) throws IOException {
        try (var wire = new Wire(port)) {
            var after = "";
            for (int seen = 0; seen < products; seen += 100) {
                var page = wire.get("/api/products?limit=100&after=" + after).body();
                var next = NEXT.matcher(page);
                if (!next.find()) {
                    throw new Unexpected("The list ended after " + seen + " products");
                }
                after = next.group(1);
            }
            return after;
        }
    }

    @Override
    public long make(Wire wire, int client) throws IOException {
        var path = path(one(kinds));
        var start = System.nanoTime();
        wire.send(200, "GET", path, ANEW, "");
        return System.nanoTime() - start;
    }

    private String path(Kind asked) {
        var chance = ThreadLocalRandom.current();
        var category = "b" + chance.nextInt(20) + "-" + chance.nextInt(10);
        var noun = one(NOUNS);
        var list = "/api/products?";
        return switch (asked) {
            case FIRST_PAGE -> "/api/products";
            case DEEP_PAGE -> list + "after=" + deep;
            case BY_PRICE -> list + "sort=price";
            case CATEGORY -> list + "category=" + category;
            case CATEGORY_BY_PRICE -> list + "sort=price-descending&category=" + category;
            case ONE_WORD -> list + "q=" + noun;
            case TWO_WORDS -> list + "q=" + one(ADJECTIVES) + "%20" + noun;
            case THREE_WORDS -> list + "q=" + one(ADJECTIVES) + "%20" + noun + "%20" + one(COLOURS);
            case SERIES -> list + "q=" + series(chance) + "%20" + noun;
            case TYPO -> list + "q=" + one(ADJECTIVES) + "%20" + swapped(noun, chance);
            case FILTER -> list + filter(chance);
            case FILTER_FACETS -> list + filter(chance) + "&facets=true";
            case SEARCH_FACETS -> list + "facets=true&q=" + one(ADJECTIVES) + "%20" + noun;
            case CATEGORY_FACETS -> list + "facets=true&category=" + category;
            case SUGGESTION -> "/api/products/suggestions?q=" + noun.substring(0, 3);
            case PRODUCT -> "/api/products/b-" + (1 + chance.nextInt(100_000));
        };
    }

    private static String filter(ThreadLocalRandom chance) {
        var from = chance.nextInt(900);
        return "attribute=colour:%s&attribute=material:oak&priceMin=%d&priceMax=%d"
                .formatted(one(COLOURS), from, from + 100);
    }

    private static String series(ThreadLocalRandom chance) {
        return ""
                + (char) ('a' + chance.nextInt(20))
                + 'a'
                + (char) ('b' + chance.nextInt(20))
                + 'o'
                + (char) ('c' + chance.nextInt(15))
                + 'i';
    }

    private static String swapped(String word, ThreadLocalRandom chance) {
        var at = 1 + chance.nextInt(word.length() - 2);
        return word.substring(0, at)
                + word.charAt(at + 1)
                + word.charAt(at)
                + word.substring(at + 2);
    }

    private static <T> T one(List<T> many) {
        return many.get(ThreadLocalRandom.current().nextInt(many.size()));
    }
}
