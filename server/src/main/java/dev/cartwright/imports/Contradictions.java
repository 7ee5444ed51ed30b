package dev.cartwright.imports;

import dev.cartwright.catalog.ProductRow;
import dev.cartwright.catalog.Slug;
import dev.cartwright.files.RowError;
import dev.cartwright.imports.Row.Good;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds rows of one file that say different things of one SKU, or of one product: each time such a
 * file came the last of them would win, and nothing would ever be as the file says.
 */
@Component
class Contradictions {

    private final GivenTable given;

    Contradictions(GivenTable given) {
        this.given = given;
    }

    /** A fact of a product, and where the file says it first. */
    private record Fact(int line, Object value) {}

    /** Returns the rows that contradict none before them; the others become errors. */
    List<Good> settled(UUID id, List<Good> rows, List<RowError> errors) {
        if (rows.isEmpty()) {
            return rows;
        }
        var first = given.first(id, rows);
        var facts = new HashMap<Slug, Map<String, Fact>>();
        var settled = new ArrayList<Good>();
        for (var row : rows) {
            var error = ofSku(first.get(row.row().sku()), row);
            if (error == null) {
                error = ofProduct(facts, row);
            }
            if (error == null) {
                settled.add(row);
            } else {
                errors.add(error);
            }
        }
        return settled;
    }

    private static @Nullable RowError ofSku(@Nullable Given first, Good row) {
        return first == null || first.saysTheSameAs(Given.of(row))
                ? null
                : row.refused("sku", already(first.line()));
    }

    /** Within a chunk only, where the rows of a product nearly always are. */
    private static @Nullable RowError ofProduct(Map<Slug, Map<String, Fact>> facts, Good row) {
        var product = row.row().product();
        if (product == null) {
            return null;
        }
        var known = facts.computeIfAbsent(product, _ -> new HashMap<>());
        var said = facts(row.row());
        for (var fact : said.entrySet()) {
            var before = known.get(fact.getKey());
            if (before != null && !before.value().equals(fact.getValue())) {
                return row.refused(fact.getKey(), already(before.line()));
            }
        }
        said.forEach((field, value) -> known.putIfAbsent(field, new Fact(row.line(), value)));
        return null;
    }

    private static Map<String, Object> facts(ProductRow row) {
        var facts = new LinkedHashMap<String, Object>();
        put(facts, "status", row.status());
        put(facts, "publishAt", row.publishAt());
        put(facts, "category", row.category());
        put(facts, "brand", row.brand());
        put(facts, "popularity", row.popularity());
        put(facts, "tags", row.tags());
        put(facts, "images", row.images());
        row.attributes().forEach((code, value) -> facts.put("attributes." + code, value));
        row.names().forEach((language, name) -> facts.put(in("names", language), name));
        row.descriptions()
                .forEach((language, text) -> facts.put(in("descriptions", language), text));
        return facts;
    }

    private static void put(Map<String, Object> facts, String field, @Nullable Object value) {
        if (value != null) {
            facts.put(field, value);
        }
    }

    private static String in(String field, Locale language) {
        return language.equals(Locale.ROOT) ? field : field + "." + language.toLanguageTag();
    }

    private static String already(int line) {
        return "was given on line " + line + " already";
    }
}
