package dev.cartwright.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.catalog.Product;
import dev.cartwright.catalog.Product.Words;
import dev.cartwright.catalog.Variant;
import dev.cartwright.kernel.Sku;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DemoCatalogueTest {

    static final List<DemoLine> LINES = DemoLine.all(JsonMapper.shared());
    static final DemoCatalogue DEMO = DemoCatalogue.of(LINES);

    @Test
    void every_line_is_one_variant_and_the_shop_is_large() {
        assertThat(LINES).hasSize(3_485);
        assertThat(variants()).hasSize(3_485);
        assertThat(DEMO.products()).hasSizeGreaterThanOrEqualTo(3_000);
    }

    @Test
    void no_two_skus_and_no_two_slugs_are_the_same() {
        assertThat(variants().stream().map(it -> it.sku().code().toLowerCase(Locale.ROOT)))
                .doesNotHaveDuplicates();
        assertThat(DEMO.products()).extracting(Product::slug).doesNotHaveDuplicates();
    }

    @Test
    void colours_of_one_phone_are_variants_of_one_product() {
        var phone = product("apple-iphone-7-32gb");

        assertThat(phone.variants())
                .extracting(Variant::name)
                .hasSize(12)
                .contains("Black (Verizon)", "Rose Gold (AT&T)", "Silver (Sprint)");
        assertThat(phone.texts().values())
                .extracting(Words::name)
                .containsExactly("Apple - iPhone 7 32GB");
    }

    @Test
    void prices_are_the_sources_to_the_cent_and_skus_never_change() {
        var phone =
                product(
                        "at-t-gophone-samsung-galaxy-express-3-4g-lte-with-8gb-memory"
                                + "-prepaid-cell-phone");

        assertThat(phone.variants())
                .containsExactly(Variant.of(new Sku("ATT-BBE72ECC"), "", Money.parse("USD 49.99")));
    }

    @Test
    void most_goods_are_plenty_some_are_scarce_and_a_few_are_gone() {
        var units = DEMO.stock().values();

        assertThat(variants().size() - units.size()).isBetween(50, 200);
        assertThat(units).allMatch(it -> it >= 5);
        assertThat(units.stream().filter(it -> it <= 400).count()).isBetween(600L, 900L);
        assertThat(units.stream().filter(it -> it >= 1_000).count()).isGreaterThan(2_000);
    }

    @Test
    void categories_come_after_their_parents() {
        var seen = new HashSet<>();
        for (var category : DEMO.categories()) {
            assertThat(category.parent() == null || seen.contains(category.parent())).isTrue();
            assertThat(seen.add(category.slug())).as("%s", category).isTrue();
        }
        assertThat(seen).hasSizeGreaterThan(80);
    }

    private static List<Variant> variants() {
        return DEMO.products().stream().flatMap(it -> it.variants().stream()).toList();
    }

    private static Product product(String slug) {
        return DEMO.products().stream()
                .filter(it -> it.slug().value().equals(slug))
                .findFirst()
                .orElseThrow();
    }
}
