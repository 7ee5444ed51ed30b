package dev.cartwright.storefront;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.cartwright.catalog.Slug;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.search.Search;
import dev.cartwright.search.Search.Sort;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What the address of a list asks for. Whatever a person adds or takes away is another of these,
 * and so another address: the pages keep nothing in mind.
 *
 * @param category null is the whole shop
 * @param parameters known ones only, in one order, without blanks
 */
record Asked(@Nullable Slug category, List<Parameter> parameters) {

    static final String WORDS = "q";
    static final String BRAND = "brand";
    static final String ATTRIBUTE = "attribute";
    static final String PRICE_MIN = "priceMin";
    static final String PRICE_MAX = "priceMax";
    static final String IN_STOCK = "inStock";
    static final String SORT = "sort";

    private static final List<String> SINGLE = List.of(WORDS, PRICE_MIN, PRICE_MAX, IN_STOCK, SORT);
    private static final List<String> KNOWN =
            List.of(WORDS, BRAND, ATTRIBUTE, PRICE_MIN, PRICE_MAX, IN_STOCK, SORT);

    /** Each filter is counted on its own, so nobody may choose hundreds. */
    private static final int MOST = 40;

    /** A name and a value as they stand in an address. */
    record Parameter(String name, String value) {

        @Override
        public String toString() {
            return name + "=" + URLEncoder.encode(value, UTF_8).replace("+", "%20");
        }
    }

    /** Reads an address; a form also sends the fields that were left empty. */
    static Asked read(@Nullable Slug category, MultiValueMap<String, String> query) {
        var parameters = new ArrayList<Parameter>();
        for (var name : KNOWN) {
            query.getOrDefault(name, List.of()).stream()
                    .filter(value -> value != null && !value.isBlank())
                    .map(value -> new Parameter(name, value.strip()))
                    .distinct()
                    .limit(SINGLE.contains(name) ? 1 : MOST + 1)
                    .forEach(parameters::add);
        }
        if (parameters.size() > MOST) {
            throw new InvalidField("filters", "must be at most " + MOST);
        }
        var asked = new Asked(category, List.copyOf(parameters));
        // Who deletes the words in the form leaves the order behind that only words have.
        return asked.value(WORDS) == null
                ? asked.without(new Parameter(SORT, Sort.RELEVANCE.word()))
                : asked;
    }

    Search search() {
        return new Search(
                value(WORDS),
                category,
                values(BRAND),
                List.of(),
                attributes(),
                price(PRICE_MIN),
                price(PRICE_MAX),
                inStock(),
                sort(),
                null);
    }

    /** Called by the templates. */
    public @Nullable String value(String name) {
        var values = values(name);
        return values.isEmpty() ? null : values.getFirst();
    }

    List<String> values(String name) {
        return parameters.stream()
                .filter(it -> it.name().equals(name))
                .map(Parameter::value)
                .toList();
    }

    /** By code, from texts such as {@code colour:Black}. */
    Map<String, List<String>> attributes() {
        var attributes = new LinkedHashMap<String, List<String>>();
        for (var text : values(ATTRIBUTE)) {
            attributes
                    .computeIfAbsent(code(text), _ -> new ArrayList<>())
                    .add(text.substring(text.indexOf(':') + 1));
        }
        return attributes;
    }

    static String code(String attribute) {
        var split = attribute.indexOf(':');
        if (split < 1) {
            throw new InvalidField(ATTRIBUTE, "must be such as colour:Black");
        }
        return attribute.substring(0, split).toLowerCase(Locale.ROOT);
    }

    @Nullable BigDecimal price(String name) {
        var text = value(name);
        if (text == null) {
            return null;
        }
        if (!text.matches("[0-9]{1,12}([.][0-9]{1,4})?")) {
            throw new InvalidField(name, "must be a number such as 12.50");
        }
        return new BigDecimal(text);
    }

    /** Called by the templates. */
    public boolean inStock() {
        var text = value(IN_STOCK);
        if (text != null && !text.equals("true") && !text.equals("false")) {
            throw new InvalidField(IN_STOCK, "must be true or false");
        }
        return "true".equals(text);
    }

    @Nullable Sort sort() {
        var text = value(SORT);
        try {
            return text == null ? null : Sort.read(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidField(SORT, String.valueOf(e.getMessage()));
        }
    }

    /** Says whether more is asked than a branch of the tree in some order. */
    boolean isNarrowed() {
        return parameters.stream().anyMatch(it -> !it.name().equals(SORT));
    }

    Asked in(@Nullable Slug other) {
        return new Asked(other, parameters);
    }

    Asked with(Parameter other) {
        var more = new ArrayList<>(where(it -> !it.name().equals(other.name())).parameters);
        more.add(other);
        return new Asked(category, List.copyOf(more));
    }

    Asked without(Parameter gone) {
        return where(it -> !it.equals(gone));
    }

    /** The words alone, without any filter. */
    Asked unfiltered() {
        return where(it -> it.name().equals(WORDS) || it.name().equals(SORT));
    }

    private Asked where(Predicate<Parameter> kept) {
        return new Asked(category, parameters.stream().filter(kept).toList());
    }

    static String path(@Nullable Slug category) {
        return category == null ? "/shop" : "/shop/" + category;
    }

    /** Returns the address of the first page. */
    String address() {
        return parameters.isEmpty()
                ? path(category)
                : parameters.stream()
                        .map(Parameter::toString)
                        .collect(joining("&", path(category) + "?", ""));
    }

    String page(String after) {
        return address() + (parameters.isEmpty() ? "?" : "&") + new Parameter("after", after);
    }
}
