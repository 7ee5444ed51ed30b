package dev.cartwright.catalog;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Sku;
import dev.cartwright.rates.Rates;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What products must be beyond their form. What was so before may stay: whoever changes a name need
 * not put right what he did not touch.
 */
@Component
class ProductRules {

    private final Rates rates;
    private final Clock clock;

    ProductRules(Rates rates, Clock clock) {
        this.rates = rates;
        this.clock = clock;
    }

    /** Returns the rules as they are now, for many products. */
    Today today() {
        return new Today(rates, clock.instant());
    }

    /** The rules of one moment. */
    static final class Today {

        private static final Pattern ADDRESS =
                Pattern.compile("(?is)(https?://[^\\s/?#\\\\]|/(?![/\\\\])).*|/");

        private final Rates rates;
        private final Instant now;
        private @Nullable Set<String> taxCategories;

        private Today(Rates rates, Instant now) {
            this.rates = rates;
            this.now = now;
        }

        /** Throws {@link InvalidField} naming the field. */
        void check(@Nullable Product before, Product after) {
            var at = after.publishAt();
            if (at != null
                    && !at.isAfter(now)
                    && (before == null || !at.equals(before.publishAt()))) {
                throw new InvalidField("publishAt", "must be in the future");
            }
            requireAddresses(before, after);
            requireNames(before, after);
            var known = new HashMap<Object, Sku>();
            for (int i = 0; i < after.variants().size(); i++) {
                var variant = after.variants().get(i);
                var was = before == null ? null : before.variant(variant.sku());
                requireTaxed("variants[%d].taxCategory".formatted(i), was, variant);
                var twin = known.putIfAbsent(told(variant), variant.sku());
                var isNew = was == null || !told(was).equals(told(variant));
                if (twin != null && (isNew || !isSame(before, twin, variant))) {
                    throw new InvalidField(
                            "variants[%d].options".formatted(i),
                            "must differ from those of " + twin);
                }
            }
        }

        /** What tells a variant from the others: its options or, where it has none, its name. */
        private static Object told(Variant variant) {
            return variant.options().isEmpty() ? variant.name() : variant.options();
        }

        private static boolean isSame(@Nullable Product before, Sku twin, Variant variant) {
            var other = before == null ? null : before.variant(twin);
            return other != null && told(other).equals(told(variant));
        }

        private static void requireNames(@Nullable Product before, Product after) {
            after.texts()
                    .forEach((locale, words) -> {
                        var was = before == null ? null : before.texts().get(locale);
                        if (was == null || !was.name().equals(words.name())) {
                            Name.check("texts." + locale.toLanguageTag() + ".name", words.name());
                        }
                    });
        }

        private static void requireAddresses(@Nullable Product before, Product after) {
            for (int i = 0; i < after.images().size(); i++) {
                var image = after.images().get(i);
                if ((before == null || !before.images().contains(image)) && !isAddress(image)) {
                    throw new InvalidField(
                            "images[%d]".formatted(i),
                            "must be an http or https URL or a path that begins with /");
                }
            }
        }

        /** What a browser would run, or look for beside the page, is none. */
        private static boolean isAddress(String image) {
            return ADDRESS.matcher(image).matches();
        }

        /** Goods of a category that no rate knows would be sold without tax. */
        private void requireTaxed(String field, @Nullable Variant was, Variant variant) {
            var category = variant.taxCategory();
            if (!category.equals(Variant.STANDARD_TAX)
                    && (was == null || !was.taxCategory().equals(category))
                    && !taxCategories().contains(category)) {
                throw new InvalidField(field, "must be one of " + taxCategories());
            }
        }

        private Set<String> taxCategories() {
            var known = taxCategories;
            if (known == null) {
                known = new TreeSet<>(rates.categoriesOfGoods());
                known.add(Variant.STANDARD_TAX);
                taxCategories = known;
            }
            return known;
        }
    }
}
