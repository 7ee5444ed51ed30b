package dev.cartwright.demo;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import dev.cartwright.catalog.NewCategory;
import dev.cartwright.catalog.Product;
import dev.cartwright.catalog.Product.Words;
import dev.cartwright.catalog.Slug;
import dev.cartwright.catalog.Variant;
import dev.cartwright.kernel.Sku;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Turns the sources' lines into a shop's categories, products, variants and stock. */
record DemoCatalogue(
        List<NewCategory> categories, List<Product> products, Map<Sku, Integer> stock) {

    /**
     * From this many on, names that differ only in their last part ("… - Rose Gold") are variants
     * of one product; fewer stay products of their own, for a demo that looks like a shop.
     */
    private static final int FAMILY = 5;

    private record Family(String name, List<DemoLine> lines) {}

    static DemoCatalogue of(List<DemoLine> lines) {
        var categories = new DemoCategories();
        var slugs = new HashSet<String>();
        var occurrences = new HashMap<String, Integer>();
        var products = new ArrayList<Product>();
        var stock = new LinkedHashMap<Sku, Integer>();
        for (var family : families(lines)) {
            var variants = new ArrayList<Variant>();
            for (var line : family.lines()) {
                var sku = Derived.sku(line, occurrences.merge(line.name(), 1, Integer::sum));
                var name = family.name().equals(line.name()) ? "" : line.colour();
                var price = Money.of(CurrencyUnit.USD, line.price());
                variants.add(Variant.of(sku, name, price));
                stock.put(sku, Derived.units(sku));
            }
            var slug = new Slug(Derived.slug(family.name(), slugs));
            var category = categories.at(family.lines().getFirst().categories());
            products.add(product(slug, category, family, variants));
        }
        stock.values().removeIf(units -> units == 0);
        return new DemoCatalogue(categories.all(), products, stock);
    }

    private static Product product(
            Slug slug, Slug category, Family family, List<Variant> variants) {
        var lines = family.lines();
        var first = lines.getFirst();
        return Product.onSale(
                slug,
                category,
                first.brand(),
                lines.stream().mapToInt(Derived::popularity).max().getAsInt(),
                lines.stream().flatMap(line -> line.pictures().stream()).distinct().toList(),
                Map.of(Locale.ENGLISH, new Words(family.name(), first.description())),
                variants);
    }

    /** A name that comes again is another article of that name, not another colour. */
    private static List<Family> families(List<DemoLine> lines) {
        var colours =
                lines.stream()
                        .collect(groupingBy(DemoLine::model, mapping(DemoLine::name, toSet())));
        var families = new ArrayList<Family>();
        var open = new HashMap<String, Family>();
        var seen = new HashSet<String>();
        for (var line : lines) {
            var many = colours.getOrDefault(line.model(), Set.of()).size() >= FAMILY;
            if (!seen.add(line.name()) || !many) {
                families.add(new Family(line.name(), List.of(line)));
            } else if (open.containsKey(line.model())) {
                requireNonNull(open.get(line.model())).lines().add(line);
            } else {
                var family = new Family(line.model(), new ArrayList<>(List.of(line)));
                open.put(line.model(), family);
                families.add(family);
            }
        }
        return families;
    }
}
