package dev.cartwright.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes values as their attributes' types do, and makes up attributes that are missing. */
final class AttributeTypes {

    private final Map<String, Attribute> known;
    private final List<Attribute> made = new ArrayList<>();

    AttributeTypes(Map<String, Attribute> known) {
        this.known = new LinkedHashMap<>(known);
    }

    /** Returns those made up that are used by one of these; text, all of them. */
    List<Attribute> madeFor(Collection<Product> products) {
        var used = new HashSet<String>();
        for (var product : products) {
            used.addAll(product.attributes().keySet());
            product.variants().forEach(variant -> used.addAll(variant.attributes().keySet()));
        }
        return made.stream().filter(it -> used.contains(it.code())).toList();
    }

    ProductRow canonical(ProductRow row) {
        return row.attributes().isEmpty() && row.variantAttributes().isEmpty()
                ? row
                : row.with(
                        canonical("attributes", row.attributes()),
                        canonical("variantAttributes", row.variantAttributes()));
    }

    Map<String, String> canonical(String field, Map<String, String> values) {
        var written = new LinkedHashMap<String, String>();
        values.forEach((code, value) ->
                written.put(code, type(code).canonical(field + "." + code, value)));
        return written;
    }

    private Attribute.Type type(String code) {
        var attribute = known.get(code);
        if (attribute == null) {
            attribute = Attribute.unknown(code);
            known.put(code, attribute);
            made.add(attribute);
        }
        return attribute.type();
    }
}
