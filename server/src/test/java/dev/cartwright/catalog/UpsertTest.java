package dev.cartwright.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.ModuleTest;
import dev.cartwright.ModuleTest.BootstrapMode;
import dev.cartwright.StatementCount;
import dev.cartwright.TestDatabase;
import dev.cartwright.catalog.ProductRow.Outcome;
import dev.cartwright.catalog.ProductRow.Outcome.Created;
import dev.cartwright.catalog.ProductRow.Outcome.Refused;
import dev.cartwright.catalog.ProductRow.Outcome.Unchanged;
import dev.cartwright.catalog.ProductRow.Outcome.Updated;
import dev.cartwright.kernel.Sku;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What becomes of the rows of a file or a feed. */
@ModuleTest(BootstrapMode.ALL_DEPENDENCIES)
@Import({TestDatabase.class, StatementCount.class})
class UpsertTest {

    @Autowired Catalog catalog;
    @Autowired ProductsHavePrices priced;
    @Autowired DSLContext db;

    Shop shop;

    @BeforeEach
    void green_tea() {
        shop = new Shop(catalog);
        shop.add(shop.greenTea());
    }

    @Test
    void a_row_that_cannot_be_is_refused_alone_and_leaves_nothing() {
        var bad = new Row("bad", "9.999").in(List.of("Teas " + shop.mark, "White"));

        assertThat(take(bad, new Row("cup", "2.00")))
                .containsExactly(
                        new Refused("prices.USD", "must have at most 2 decimals"), new Created());
        assertThat(catalog.productsOf(List.of(shop.sku("bad")))).isEmpty();
        assertThat(catalog.categories().has(Slug.ofName("Teas " + shop.mark))).isFalse();
    }

    @Test
    void what_a_new_product_needs_is_named() {
        assertThat(take(new Row("cup", "2.00").in(null)))
                .containsExactly(new Refused("category", "is needed for a new product"));
        assertThat(take(new Row("cup", "2.00").named(null)))
                .containsExactly(new Refused("names", "is needed for a new product"));
    }

    @Test
    void a_sku_belongs_to_one_product_and_is_written_in_one_way() {
        var shouted = new Row("x", "2.00").sku(shop.sku("tin").code());
        assertThat(take(shouted))
                .containsExactly(
                        new Refused(
                                "sku", "differs from " + shop.sku("TIN") + " by its case only"));

        var elsewhere = new Row("x", "2.00").sku(shop.sku("TIN").code()).of(shop.slug("other"));
        assertThat(take(elsewhere))
                .containsExactly(
                        new Refused(
                                "product",
                                "must be " + shop.slug("green-tea") + ", which has this SKU"));
    }

    @Test
    void the_same_rows_again_change_nothing() {
        var rows = new Row[] {new Row("cup", "2.00"), new Row("pot", "12.00")};

        assertThat(take(rows)).containsExactly(new Created(), new Created());
        var trail = count("catalog.changes");
        var prices = count("pricing.prices");
        assertThat(take(rows)).containsExactly(new Unchanged(), new Unchanged());
        assertThat(count("catalog.changes")).isEqualTo(trail);
        assertThat(count("pricing.prices")).isEqualTo(prices);
        assertThat(take(new Row("cup", "2.10"))).containsExactly(new Updated());
        assertThat(count("pricing.prices")).isEqualTo(prices + 1);
    }

    @Test
    void rows_of_one_product_are_one_change_of_it() {
        var pot = shop.slug("pot");
        take(new Row("pot-s", "9.00").of(pot), new Row("pot-l", "19.00").of(pot));

        var stored = catalog.find(pot).orElseThrow();
        assertThat(stored.version()).isEqualTo(1);
        assertThat(stored.product().variants())
                .extracting(Variant::sku)
                .containsExactly(shop.sku("pot-s"), shop.sku("pot-l"));
    }

    @Test
    void what_nobody_could_buy_is_a_draft_until_a_row_brings_a_price() {
        var pot = shop.slug("pot");
        assertThat(take(new Row("pot-s", null).of(pot))).containsExactly(new Created());
        assertThat(status(pot)).isEqualTo(ProductStatus.DRAFT);

        var bowl = shop.slug("bowl");
        take(new Row("bowl-s", null).of(bowl), new Row("bowl-l", "19.00").of(bowl));
        assertThat(status(bowl)).isEqualTo(ProductStatus.ACTIVE);

        assertThat(take(new Row("jug", null).that(ProductStatus.ACTIVE)))
                .containsExactly(new Refused("status", "must not be ACTIVE without a price"));
        assertThat(priced.check().violations()).isEmpty();
    }

    @Test
    void a_rehearsal_says_the_same_and_keeps_nothing() {
        var before = count("catalog.products");

        assertThat(catalog.upsert(Shop.CHANNEL, List.of(new Row("cup", "2.00").row()), true))
                .containsExactly(new Created());
        assertThat(count("catalog.products")).isEqualTo(before);
    }

    @Test
    void an_attribute_that_nobody_described_is_made_and_one_of_a_type_is_checked() {
        var weight = "w" + shop.mark.replace("-", "");
        db.execute(
                "insert into catalog.attributes values (?, 'NUMBER', 'g', '{}', true, 1)", weight);

        assertThat(take(new Row("cup", "2.00").with(weight, "12.50")))
                .containsExactly(new Created());
        assertThat(attributes("cup")).containsEntry(weight, "12.5");
        assertThat(take(new Row("cup", "2.00").with(weight, "light")))
                .containsExactly(
                        new Refused("attributes." + weight, "must be a number such as 12.5"));
        take(new Row("cup", "2.00").with("n" + weight, "new"));
        assertThat(attributes("cup")).containsEntry("n" + weight, "new");
    }

    private Map<String, String> attributes(String word) {
        return catalog.find(shop.slug(word)).orElseThrow().product().attributes();
    }

    private ProductStatus status(Slug product) {
        return catalog.find(product).orElseThrow().product().status();
    }

    private int count(String table) {
        return db.fetchSingle("select count(*) from " + table).get(0, int.class);
    }

    private List<Outcome> take(Row... rows) {
        return catalog.upsert(Shop.CHANNEL, List.of(rows).stream().map(Row::row).toList(), false);
    }

    /** A row with a SKU, a name and a price, among teas; the rest as it is told. */
    private final class Row {

        private final @Nullable String price;
        private String sku;
        private @Nullable String name;
        private @Nullable Slug product;
        private @Nullable ProductStatus status;
        private @Nullable List<String> category = List.of("Drinks", "Tea");
        private Map<String, String> attributes = Map.of();

        Row(String word, @Nullable String price) {
            this.sku = shop.sku(word).code();
            this.name = word + " " + shop.mark;
            this.price = price;
        }

        Row sku(String other) {
            sku = other;
            return this;
        }

        Row named(@Nullable String other) {
            name = other;
            return this;
        }

        Row of(Slug other) {
            product = other;
            return this;
        }

        Row that(ProductStatus other) {
            status = other;
            return this;
        }

        Row in(@Nullable List<String> other) {
            category = other;
            return this;
        }

        Row with(String code, String value) {
            attributes = Map.of(code, value);
            return this;
        }

        ProductRow row() {
            return new ProductRow(
                    new Sku(sku),
                    product,
                    status,
                    null,
                    category,
                    null,
                    null,
                    null,
                    null,
                    attributes,
                    name == null ? Map.of() : Map.of(Locale.US, name),
                    Map.of(),
                    null,
                    Map.of("Code", sku),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    Map.of(),
                    price == null ? Map.of() : Map.of(CurrencyUnit.USD, new BigDecimal(price)));
        }
    }
}
