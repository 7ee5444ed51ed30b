package dev.cartwright.discounts;

import dev.cartwright.kernel.ProductId;
import dev.cartwright.kernel.Sku;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;

/** Numbers for whatever promotions name, so that a cart's lines are looked up once for all. */
final class Tokens {

    private final Map<Sku, Integer> skus = new HashMap<>();
    private final Map<ProductId, Integer> products = new HashMap<>();
    private final Map<String, Integer> categories = new HashMap<>();
    private final Map<String, Integer> brands = new HashMap<>();
    private final Map<String, Map<String, Integer>> attributes = new HashMap<>();
    private int size;

    int size() {
        return size;
    }

    int[] skus(Collection<Sku> named) {
        return numbers(skus, named);
    }

    int[] products(Collection<ProductId> named) {
        return numbers(products, named);
    }

    int[] categories(Collection<String> named) {
        return numbers(categories, named);
    }

    int[] brands(Collection<String> named) {
        return numbers(brands, named);
    }

    int[] attribute(String code, Collection<String> values) {
        return numbers(attributes.computeIfAbsent(code, _ -> new HashMap<>()), values);
    }

    private <T> int[] numbers(Map<T, Integer> known, Collection<T> named) {
        return named.stream().mapToInt(it -> known.computeIfAbsent(it, _ -> size++)).toArray();
    }

    /** Tells each number that the item answers to. */
    void of(Item item, IntConsumer found) {
        tell(skus, item.sku(), found);
        tell(products, item.product(), found);
        if (!categories.isEmpty()) {
            for (var category : item.categories()) {
                tell(categories, category, found);
            }
        }
        if (item.brand() != null) {
            tell(brands, item.brand(), found);
        }
        if (!attributes.isEmpty()) {
            item.attributes()
                    .forEach((code, values) -> {
                        var known = attributes.get(code);
                        if (known != null) {
                            values.forEach(value -> tell(known, value, found));
                        }
                    });
        }
    }

    private static <T> void tell(Map<T, Integer> known, T key, IntConsumer found) {
        var number = known.get(key);
        if (number != null) {
            found.accept(number);
        }
    }
}
