package dev.cartwright.search;

import static dev.cartwright.catalog.Shop.CHANNEL;
import static dev.cartwright.catalog.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.NOT_MODIFIED;
import static org.springframework.http.HttpStatus.OK;

import dev.cartwright.AsAdmin;
import dev.cartwright.ModuleTest;
import dev.cartwright.ModuleTest.BootstrapMode;
import dev.cartwright.MovableClock;
import dev.cartwright.StatementCount;
import dev.cartwright.TestDatabase;
import dev.cartwright.catalog.Catalog;
import dev.cartwright.catalog.NewCategory;
import dev.cartwright.catalog.Shop;
import dev.cartwright.inventory.Stockroom;
import dev.cartwright.platform.Freshness;
import dev.cartwright.pricing.NewPrice;
import dev.cartwright.pricing.Prices;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest(BootstrapMode.ALL_DEPENDENCIES)
@AutoConfigureMockMvc
@Import({TestDatabase.class, StatementCount.class, MovableClock.class})
class AnswersTest {

    @Autowired Catalog catalog;
    @Autowired Prices prices;
    @Autowired Stockroom stockroom;
    @Autowired Freshness freshness;
    @Autowired MovableClock clock;
    @Autowired MockMvcTester http;
    @Autowired TransactionTemplate transaction;
    @Autowired DataSource database;
    @Autowired DSLContext db;

    Shop shop;
    String list = "replaced";
    String page = "replaced";

    @BeforeEach
    void green_tea_whose_list_is_kept() {
        shop = new Shop(catalog);
        shop.add(shop.greenTea());
        list = "/api/products?category=" + shop.drinks;
        page = "/api/products/" + shop.slug("green-tea");
        await().until(() -> freshness.isCertain() && asked(list) == 0);
    }

    @Test
    void an_unknown_address_is_asked_about_each_time() {
        assertThat(get("/api/products/no-such-tea")).hasStatus(NOT_FOUND);

        assertThat(asked("/api/products/no-such-tea")).isPositive();
    }

    @Test
    void who_shows_a_key_or_wants_it_new_is_answered_anew() {
        for (var header :
                Map.of(
                                HttpHeaders.AUTHORIZATION,
                                "Bearer " + AsAdmin.KEY,
                                HttpHeaders.CACHE_CONTROL,
                                "no-cache")
                        .entrySet()) {
            var seen =
                    StatementCount.during(() ->
                            http.get()
                                    .uri(list)
                                    .header(header.getKey(), header.getValue())
                                    .exchange());
            assertThat(seen.statements()).as(header.getKey()).isNotEmpty();
        }
    }

    @Test
    void the_same_answer_comes_from_memory_byte_for_byte() {
        var kept = get(list);
        var made = http.get().uri(list).header(HttpHeaders.CACHE_CONTROL, "no-cache").exchange();

        assertThat(asked(list)).isZero();
        assertThat(kept).hasStatus(OK).hasContentType("application/json");
        assertThat(text(kept)).isEqualTo(text(made)).contains("Green tea");
        assertThat(kept).headers().hasValue(HttpHeaders.CACHE_CONTROL, "no-cache");
    }

    @Test
    void who_has_the_answer_is_told_that_it_still_holds() {
        var etag = get(list).getResponse().getHeader(HttpHeaders.ETAG);

        var again = http.get().uri(list).header(HttpHeaders.IF_NONE_MATCH, "\"x\", W/" + etag);

        assertThat(again.exchange()).hasStatus(NOT_MODIFIED).body().isEmpty();
        set("4.19");
        assertThat(again.exchange()).hasStatus(OK);
    }

    @Test
    void a_change_is_seen_at_once_by_the_node_that_makes_it() {
        set("3.99");

        assertThat(text(get(list))).contains("\"3.99\"");
        catalog.archive(CHANNEL, shop.slug("green-tea"));
        assertThat(text(get(list))).contains("\"items\":[]");
        assertThat(get(page)).hasStatus(NOT_FOUND);
    }

    @Test
    void a_category_without_products_is_in_the_tree_at_once() {
        assertThat(text(get("/api/categories"))).doesNotContain(shop.slug("cups").value());
        catalog.addCategories(List.of(new NewCategory(shop.slug("cups"), null, "Cups")));

        assertThat(text(get("/api/categories"))).contains(shop.slug("cups").value());
    }

    @Test
    void a_change_that_is_rolled_back_changes_no_answer() {
        transaction.executeWithoutResult(status -> {
            set("1.00");
            status.setRollbackOnly();
        });

        assertThat(text(get(list))).contains("\"4.20\"");
    }

    /** The other node is a connection that knows nothing of this one. */
    @Test
    void a_change_by_another_node_is_seen_within_a_second() throws Exception {
        try (var other = TestDatabase.asSuperuser(database);
                var statement = other.createStatement()) {
            statement.execute(
                    "update search.listings set in_stock = true where slug = '"
                            + shop.slug("green-tea")
                            + "'");
            statement.execute("notify cartwright_changes, 'listings'");
        }
        await().atMost(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(text(get(list))).contains("\"inStock\":true"));
    }

    @Test
    void a_planned_price_is_shown_from_its_instant_on() {
        var later = clock.instant().plus(Duration.ofHours(1));
        prices.set(CHANNEL, NewPrice.base(shop.sku("BAG"), usd("2.50"), later));
        await().until(() -> asked(list) == 0);
        assertThat(text(get(list))).contains("\"4.20\"");

        clock.move(Duration.ofHours(1));

        assertThat(text(get(list))).contains("\"2.50\"");
    }

    @Test
    void what_is_available_is_counted_again_after_a_second() {
        assertThat(text(get(page))).contains("\"available\":0");
        stockroom.receive("main", Map.of(shop.sku("TIN"), 7), "delivery");

        await().atMost(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(text(get(page))).contains("\"available\":7"));
    }

    @Test
    void nothing_is_answered_from_memory_while_the_database_is_not_heard() {
        db.fetch(
                """
                select pg_terminate_backend(pid) from pg_stat_activity
                where application_name = 'cartwright-changes' and datname = current_database()
                """);

        await().until(() -> !freshness.isCertain());
        assertThat(asked(list)).isPositive();
        await().until(freshness::isCertain);
        await().until(() -> asked(list) == 0);
    }

    private void set(String price) {
        prices.set(CHANNEL, NewPrice.base(shop.sku("BAG"), usd(price), clock.instant()));
    }

    private int asked(String address) {
        return StatementCount.during(() -> get(address)).statements().size();
    }

    private MvcTestResult get(String address) {
        return http.get().uri(address).exchange();
    }

    private static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
