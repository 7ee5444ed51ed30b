package dev.cartwright.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.ModuleTest;
import dev.cartwright.ModuleTest.BootstrapMode;
import dev.cartwright.StatementCount;
import dev.cartwright.TestDatabase;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.annotation.Transactional;

@ModuleTest(BootstrapMode.ALL_DEPENDENCIES)
@Import({TestDatabase.class, StatementCount.class})
@Transactional
class CatalogInvariantsTest {

    @Autowired Catalog catalog;
    @Autowired ProductsHavePrices prices;
    @Autowired DSLContext db;

    Shop shop;
    int already;

    @BeforeEach
    void tea_and_an_archived_cup() {
        already = prices.check().checked();
        shop = new Shop(catalog);
        shop.add(shop.greenTea(), shop.single("cup", shop.drinks, 1));
        catalog.archive(Shop.CHANNEL, shop.slug("cup"));
    }

    @Test
    void whatever_the_front_door_does_all_is_well() {
        assertThat(prices.check().checked()).isEqualTo(already + 1);
        assertThat(prices.check().violations()).isEmpty();
    }

    @Test
    void a_product_without_a_price_is_named() {
        db.execute(
                """
                insert into catalog.products (product_id, slug, category, status, popularity,
                    created_at, published_at, changed_at)
                select '00000000-0000-7000-8000-000000000000', 'priceless', category,
                    'ACTIVE', 3, created_at, created_at, created_at
                from catalog.products where slug = ?
                """,
                shop.slug("green-tea").value());

        assertThat(prices.check().violations())
                .containsExactly("00000000-0000-7000-8000-000000000000");
    }
}
