package dev.cartwright.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.ModuleTest;
import dev.cartwright.ModuleTest.BootstrapMode;
import dev.cartwright.TestDatabase;
import dev.cartwright.catalog.Catalog;
import dev.cartwright.catalog.Shop;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ModuleTest(BootstrapMode.ALL_DEPENDENCIES)
@Import(TestDatabase.class)
class SearchInvariantsTest {

    @Autowired Catalog catalog;
    @Autowired ListingsAreTrue listed;
    @Autowired DSLContext db;

    Shop shop;
    String tea = "replaced";

    @BeforeEach
    void green_tea_and_an_archived_cup() {
        shop = new Shop(catalog);
        shop.add(shop.greenTea(), shop.single("cup", shop.drinks, 1));
        catalog.archive(Shop.CHANNEL, shop.slug("cup"));
        tea = id("green-tea");
    }

    @Test
    void whatever_the_merchant_does_all_is_well() {
        assertThat(listed.check().checked()).isPositive();
        assertThat(listed.check().violations()).isEmpty();
    }

    @Test
    void a_product_missing_from_a_shelf_is_named() {
        var gone = "delete from search.shelves where category = ? returning *";
        var row = db.fetchSingle(gone, shop.drinks.value());

        assertThat(listed.check().violations()).containsExactly(tea);
        db.execute(
                "insert into search.shelves values (?, ?, ?, ?, ?, ?, cast(? as timestamptz), ?)",
                row.intoArray());
        assertThat(listed.check().violations()).isEmpty();
    }

    @Test
    void a_product_that_is_not_listed_at_all_is_named() {
        db.execute("delete from search.listings where product_id = ?::uuid", tea);

        assertThat(listed.check().violations()).containsExactly(tea);
        mend();
    }

    @Test
    void what_is_no_longer_on_sale_and_still_listed_is_named() {
        db.execute(
                "update catalog.products set status = 'ARCHIVED' where product_id = ?::uuid", tea);

        assertThat(listed.check().violations()).containsExactly(tea);
        db.execute("update catalog.products set status = 'ACTIVE' where product_id = ?::uuid", tea);
        assertThat(listed.check().violations()).isEmpty();
    }

    @Test
    void a_product_listed_at_another_rank_is_named() {
        db.execute("update search.shelves set rank = 5 where product_id = ?::uuid", tea);

        assertThat(listed.check().violations()).containsExactly(tea);
        mend();
    }

    /** As a change of the merchant's would. */
    private void mend() {
        catalog.archive(Shop.CHANNEL, shop.slug("green-tea"));
        assertThat(listed.check().violations()).isEmpty();
    }

    private String id(String word) {
        var sql = "select product_id from catalog.products where slug = ?";
        return db.fetchSingle(sql, shop.slug(word).value()).get(0, String.class);
    }
}
