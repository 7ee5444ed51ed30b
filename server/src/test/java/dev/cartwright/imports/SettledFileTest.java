package dev.cartwright.imports;

import static dev.cartwright.imports.Merchant.CSV;
import static dev.cartwright.imports.schema.Tables.GIVEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.cartwright.WholeShop;
import dev.cartwright.catalog.Catalog;
import dev.cartwright.catalog.Product;
import dev.cartwright.catalog.Product.Words;
import dev.cartwright.catalog.Shop;
import dev.cartwright.catalog.Variant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A file that comes every night: it is in the shop as it says, or it says what is wrong. */
@WholeShop
class SettledFileTest {

    @Autowired MockMvcTester http;
    @Autowired ImportRun run;
    @Autowired Catalog catalog;
    @Autowired GivenTable given;
    @Autowired DSLContext db;

    Shop shop;

    @BeforeEach
    void a_shop_of_its_own() {
        shop = new Shop(catalog);
    }

    @Test
    void goods_that_nobody_taxes_are_refused_and_the_column_is_named() {
        var id = takes("sku,name,category,price,tax_category\n%s,Cup,%s,2.00,standrad\n", "cup");

        assertThat(errors(id))
                .containsExactly(
                        "2,%s,tax_category,standrad,\"must be one of [food, standard]\""
                                .formatted(shop.sku("cup")));
        assertThat(catalog.productsOf(List.of(shop.sku("cup")))).isEmpty();
    }

    @Test
    void a_name_alone_leaves_the_description_that_shoppers_see() {
        shop.add(
                Product.onSale(
                        shop.slug("cup"),
                        shop.tea,
                        null,
                        1,
                        List.of(),
                        Map.of(Locale.ENGLISH, new Words("Cup", "Holds a litre.")),
                        List.of(Variant.of(shop.sku("cup"), "", Shop.usd("2.00")))));

        assertCounts(takes("sku,name,category\n%s,Cup,%s\n", "cup"), 0, 0, 1, 0);
        assertCounts(takes("sku,name,category\n%s,Mug,%s\n", "cup"), 0, 1, 0, 0);

        assertThat(product("cup").texts())
                .isEqualTo(Map.of(Locale.ENGLISH, new Words("Mug", "Holds a litre.")));
    }

    @Test
    void a_text_in_the_channels_own_language_shows_what_it_lacks_from_its_relative() {
        takes(
                "sku,category,name:en,description:en,name:en-US\n%s,%s,Mug,Holds a litre.,Cup\n",
                "cup");

        var cup = product("cup");
        assertThat(cup.words(Locale.US)).isEqualTo(new Words("Cup", "Holds a litre."));
        assertThat(cup.words(Locale.UK)).isEqualTo(new Words("Mug", "Holds a litre."));
    }

    @Test
    void rows_that_contradict_each_other_name_the_line_of_the_first() {
        var far = "F-%d-" + shop.mark + ",,,,1.00\n";
        var file = new StringBuilder("sku,product,name,category,price\n");
        file.append("%1$s,%3$s,Cup,%4$s,2.00\n".repeat(2));
        file.append("%1$s,%3$s,Cup,%4$s,3.00\n");
        file.append("%2$s,%3$s,Mug,%4$s,2.00\n");
        for (int i = 0; i < Chunk.MOST_RECORDS; i++) {
            file.append(far.formatted(i).replace(",,,,", ",,f%d,%%4$s,".formatted(i)));
        }
        file.append("%1$s,%3$s,Cup,%4$s,4.00\n");

        var id =
                takes(
                        file.toString()
                                .formatted(
                                        shop.sku("A"), shop.sku("B"), shop.slug("cup"), shop.tea));

        assertThat(errors(id))
                .containsExactly(
                        "4,%s,sku,%1$s,was given on line 2 already".formatted(shop.sku("A")),
                        "5,%s,name,Mug,was given on line 2 already".formatted(shop.sku("B")),
                        "506,%s,sku,%1$s,was given on line 2 already".formatted(shop.sku("A")));
        assertCounts(id, 501, 0, 1, 3);

        ImportJobs.forgetAll(given);
        assertThat(db.fetchCount(GIVEN)).isZero();
    }

    @Test
    void a_quote_that_nothing_closes_says_where_it_opened() {
        var id =
                takes(
                        """
                        sku,name,category,price
                        %1$s-1,Cup,%2$s,2.00
                        %1$s-2,"Mug,%2$s,2.00
                        %1$s-3,Pot,%2$s,2.00
                        """
                                .formatted(shop.sku("Q"), shop.tea));

        assertThat(JsonPath.<List<String>>read(state(id), "$.firstErrors[*].message"))
                .containsExactly(
                        "the quote opened on line 3 is never closed; what follows it is not read");
        assertThat(JsonPath.<List<Integer>>read(state(id), "$.firstErrors[*].line"))
                .containsExactly(3);
        assertThat(JsonPath.<List<String>>read(state(id), "$.firstErrors[*].value").getFirst())
                .contains("Q-" + shop.mark + "-3,Pot");
        assertCounts(id, 1, 0, 0, 1);
    }

    @Test
    void variants_that_nothing_tells_apart_are_refused() {
        var file =
                "sku,product,name,category,option:Size\n%1$s,%3$s,Cup,%4$s,L\n%2$s,%3$s,,,L\n"
                        .formatted(shop.sku("A"), shop.sku("B"), shop.slug("cup"), shop.tea);

        assertThat(errors(takes(file)))
                .containsExactly(
                        "3,%s,option,,must differ from those of %s"
                                .formatted(shop.sku("B"), shop.sku("A")));
    }

    @Test
    void a_variant_that_is_called_after_its_options_follows_them() {
        var file =
                "sku,product,name,category,option:Colour,option:Size\n%s,%s,Cup,%s,Black,%s\n"
                        .formatted(shop.sku("cup"), shop.slug("cup"), shop.tea, "%s");
        takes(file.formatted("L"));
        assertThat(product("cup").variants().getFirst().name()).isEqualTo("Black, L");

        assertCounts(takes(file.formatted("L")), 0, 0, 1, 0);
        takes(file.formatted("XL"));
        assertThat(product("cup").variants().getFirst().name()).isEqualTo("Black, XL");
    }

    @Test
    void an_image_is_an_address_and_a_draft_is_published_later() {
        var id =
                takes(
                        """
                        sku,name,category,images,publish_at
                        %1$s-1,Cup,%2$s,/a.png|javascript:x,
                        %1$s-2,Mug,%2$s,https://x.example/a b.png,2020-01-01
                        """
                                .formatted(shop.sku("I"), shop.tea));

        assertThat(errors(id))
                .containsExactly(
                        "2,%s-1,images[1],/a.png|javascript:x,must be an http or https URL"
                                        .formatted(shop.sku("I"))
                                + " or a path that begins with /",
                        "3,%s-2,publish_at,2020-01-01,must be in the future"
                                .formatted(shop.sku("I")));
    }

    private Product product(String word) {
        var owners = catalog.productsOf(List.of(shop.sku(word))).values();
        return catalog.load(owners).values().iterator().next().product();
    }

    private UUID takes(String file, String word) {
        return takes(file.formatted(shop.sku(word), shop.tea));
    }

    private UUID takes(String file) {
        var merchant = new Merchant(http, run);
        var id = merchant.queues(CSV, file);
        merchant.works(id);
        return id;
    }

    private List<String> errors(UUID id) {
        return new Merchant(http, run).errorsOf(id).lines().skip(1).toList();
    }

    private String state(UUID id) {
        return Merchant.text(new Merchant(http, run).looksAt(id));
    }

    private void assertCounts(UUID id, int created, int updated, int unchanged, int refused) {
        assertThat(JsonPath.<Map<String, Object>>read(state(id), "$"))
                .as(state(id))
                .containsEntry("created", created)
                .containsEntry("updated", updated)
                .containsEntry("unchanged", unchanged)
                .containsEntry("refused", refused);
    }
}
