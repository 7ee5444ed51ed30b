package dev.cartwright.catalog;

import dev.cartwright.kernel.InvalidField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes values as their attributes' types do; a code that nobody has described is an error. */
record KnownAttributes(Map<String, Attribute> known) {

    Product canonical(Product product) {
        var variants = new ArrayList<Variant>();
        for (var variant : product.variants()) {
            var field = "variants[%d].attributes".formatted(variants.size());
            variants.add(variant.described(canonical(field, variant.attributes())));
        }
        return product.with(canonical("attributes", product.attributes()), List.copyOf(variants));
    }

    private Map<String, String> canonical(String field, Map<String, String> values) {
        var written = new LinkedHashMap<String, String>();
        values.forEach((code, value) -> {
            var named = field + "." + code;
            var attribute = known.get(code);
            if (attribute == null) {
                throw new InvalidField(named, "there is no such attribute");
            }
            written.put(code, attribute.type().canonical(named, value));
        });
        return written;
    }
}
