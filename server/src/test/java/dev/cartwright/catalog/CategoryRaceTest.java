package dev.cartwright.catalog;

import static dev.cartwright.catalog.Desk.race;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cartwright.WholeShop;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

@WholeShop
class CategoryRaceTest {

    static final String CATEGORIES = "/api/admin/categories";

    @Autowired Catalog catalog;
    @Autowired Categories categories;
    @Autowired TransactionTemplate transaction;
    @Autowired DSLContext db;
    @Autowired MockMvcTester http;

    Desk desk;

    @BeforeEach
    void a_shop_of_its_own() {
        desk = new Desk(catalog, http);
    }

    @Test
    void of_two_moves_that_would_make_a_circle_one_is_refused() throws Exception {
        for (int round = 0; round < 20; round++) {
            var pair = List.of(made("a" + round), made("b" + round));

            var answers =
                    race(
                            2,
                            i ->
                                    desk.post(
                                            CATEGORIES + "/" + pair.get(i) + "/move",
                                            "{\"parent\": \"%s\"}".formatted(pair.get(1 - i))));

            assertThat(answers).as("round " + round).containsExactlyInAnyOrder(200, 409);
            assertThat(pair.stream().map(it -> catalog.categories().path(new Slug(it)).size()))
                    .containsExactlyInAnyOrder(1, 2);
        }
    }

    @Test
    void of_categories_made_with_one_slug_at_once_one_is_made() throws Exception {
        var body = "{\"slug\": \"%s\", \"name\": \"a\"}".formatted(desk.shop.slug("a"));

        assertThat(race(6, _ -> desk.post(CATEGORIES, body)))
                .containsOnlyOnce(201)
                .containsOnly(201, 409);
    }

    @Test
    void a_product_made_while_its_category_moves_is_listed_where_the_category_is()
            throws Exception {
        var to = made("to");
        var made = new CompletableFuture<Integer>();

        transaction.executeWithoutResult(_ -> {
            categories.move(desk.shop.tea, null, new Slug(to));
            var mover = db.fetchSingle("select pg_backend_pid()").get(0, int.class);
            Thread.ofVirtual().start(() -> made.complete(madeProduct()));
            await().until(() -> made.isDone() || isWaitedFor(mover));
        });

        assertThat(made.get(10, SECONDS)).isEqualTo(201);
        assertThat(Desk.words(desk.get("/api/products?category=" + to), "$.items[*].slug"))
                .containsExactly(desk.shop.slug("cup").value());
    }

    private boolean isWaitedFor(int process) {
        return db.fetch(
                        "select from pg_stat_activity where ? = any(pg_blocking_pids(pid))",
                        process)
                .isNotEmpty();
    }

    private int madeProduct() {
        var answer = desk.post("/api/admin/products", desk.onSale("cup"));
        return answer.getResponse().getStatus();
    }

    private String made(String word) {
        return Desk.word(
                desk.post(
                        CATEGORIES,
                        "{\"slug\": \"%s\", \"name\": \"a\"}".formatted(desk.shop.slug(word))),
                "$.slug");
    }
}
