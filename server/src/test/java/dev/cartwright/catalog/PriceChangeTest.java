package dev.cartwright.catalog;

import static dev.cartwright.catalog.Desk.assertProblem;
import static dev.cartwright.catalog.Desk.assertWrong;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.CREATED;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.OK;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import dev.cartwright.DatabaseState;
import dev.cartwright.MovableClock;
import dev.cartwright.StatementCount;
import dev.cartwright.WholeShop;
import dev.cartwright.kernel.Sku;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Many prices changed by one rule; in this package because prices need something that has them. */
@WholeShop
class PriceChangeTest {

    static final String CHANGES = "/api/admin/price-changes";

    @Autowired Catalog catalog;
    @Autowired MovableClock clock;
    @Autowired MockMvcTester http;
    @Autowired DSLContext db;

    Desk desk;
    Shop shop;
    Sku tin = new Sku("replaced");
    Sku bag = new Sku("replaced");

    /** Tea in a tin for 9.50 and in a bag for 4.20; a cup for 1.00, which is no tea. */
    @BeforeEach
    void green_tea_and_a_cup() {
        desk = new Desk(catalog, http);
        shop = desk.shop;
        shop.add(shop.greenTea(), shop.single("cup", shop.drinks, 1));
        tin = shop.sku("TIN");
        bag = shop.sku("BAG");
    }

    @Test
    void a_price_below_zero_is_refused_by_its_sku_and_none_is_changed() {
        var before = DatabaseState.of(db);

        var answer = post("\"change\": {\"amount\": \"-4.21\"}, \"preview\": false");

        assertProblem(answer, UNPROCESSABLE_CONTENT, "price-below-zero");
        assertThat(answer).bodyJson().extractingPath("$.sku").isEqualTo(bag.code());
        assertProblem(
                post("\"change\": {\"percent\": \"1\"}, \"priceList\": \"no-such\""),
                NOT_FOUND,
                "unknown-price-list");
        assertThat(DatabaseState.of(db)).isEqualTo(before);
    }

    @Test
    void a_preview_says_what_would_become_of_the_prices_and_changes_nothing() {
        var before = DatabaseState.of(db);

        var answer = post("\"change\": {\"percent\": \"-10\"}");

        assertThat(answer)
                .hasStatus(OK)
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {"preview": true, "count": 2, "changed": 2, "unchanged": 0,
                         "withoutPrice": 0, "items": [
                            {"sku": "%s", "before": {"amount": "4.20", "currency": "USD"},
                             "after": {"amount": "3.78", "currency": "USD"}},
                            {"sku": "%s", "before": {"amount": "9.50", "currency": "USD"},
                             "after": {"amount": "8.55", "currency": "USD"}}]}
                        """
                                .formatted(bag, tin));
        assertThat(DatabaseState.of(db)).isEqualTo(before);
    }

    @Test
    void prices_cost_what_the_preview_said_and_lists_show_it() {
        var change =
                "\"change\": {\"percent\": \"-10\"}, \"rounding\": {\"ending\": \"0.99\"}, \"preview\": ";
        var preview = post(change + true);
        var done = post(change + false);

        assertThat(Desk.text(done))
                .isEqualTo(Desk.text(preview).replace("\"preview\":true", "\"preview\":false"));
        assertThat(prices()).isEqualTo(Map.of(bag, "USD 3.99", tin, "USD 8.99"));
        assertThat(
                        Desk.words(
                                desk.get("/api/products?category=" + shop.tea),
                                "$.items[*].price.amount"))
                .containsExactly("3.99");
        assertThat(offer(shop.sku("cup"))).isEqualTo("USD 1.00");
    }

    @Test
    void what_has_no_price_or_the_same_already_is_counted_and_left_alone() {
        desk.made(desk.draft("free").replaceFirst("\"prices\": \\[.*\\]}\\]", "\"name\": \"a\"}]"));

        assertThat(post("\"change\": {\"price\": \"4.20\"}, \"preview\": false"))
                .bodyJson()
                .isLenientlyEqualTo(
                        "{\"count\": 3, \"changed\": 1, \"unchanged\": 1, \"withoutPrice\": 1}");

        assertThat(
                        db.fetch(
                                        "select amount_minor from pricing.prices where sku in ('%s', '%s') order by price_id"
                                                .formatted(bag, tin))
                                .getValues(0, Long.class))
                .containsExactly(950L, 420L, 420L);
    }

    @Test
    void skus_are_changed_by_name_or_by_brand() {
        var one = "{\"currency\": \"USD\", \"skus\": [\"%1$s\", \"%1$s\"], \"preview\": false,";
        desk.post(CHANGES, (one + "\"change\": {\"amount\": \"+1\"}}").formatted(bag));
        assertThat(prices()).isEqualTo(Map.of(bag, "USD 5.20", tin, "USD 9.50"));

        assertThat(
                        Desk.number(
                                post("\"brand\": \"LEAF\", \"change\": {\"percent\": \"1\"}"),
                                "$.count"))
                .isEqualTo(2);
        assertThat(
                        Desk.number(
                                post("\"brand\": \"Root\", \"change\": {\"percent\": \"1\"}"),
                                "$.count"))
                .isZero();
    }

    @Test
    void a_single_price_is_set_as_text_too() {
        var uri = "/api/admin/prices/" + bag;

        assertThat(desk.post(uri, "{\"price\": {\"amount\": \"3.33\", \"currency\": \"USD\"}}"))
                .hasStatus(CREATED);
        assertWrong(
                desk.post(uri, "{\"price\": {\"amount\": \"3.333\", \"currency\": \"USD\"}}"),
                "price.amount",
                "must be in coins of USD");

        assertThat(offer(bag)).isEqualTo("USD 3.33");
    }

    @Test
    void a_planned_change_holds_from_its_instant_on() {
        var later = clock.instant().plus(Duration.ofHours(1));
        post(
                "\"change\": {\"price\": \"1.00\"}, \"preview\": false, \"validFrom\": \"%s\""
                        .formatted(later));

        assertThat(prices()).isEqualTo(Map.of(bag, "USD 4.20", tin, "USD 9.50"));
        clock.move(Duration.ofHours(1));
        assertThat(prices()).isEqualTo(Map.of(bag, "USD 1.00", tin, "USD 1.00"));
    }

    @Test
    void another_list_counts_from_the_base_prices_or_from_its_own() {
        var list = "sale-" + shop.mark;
        desk.post(
                "/api/admin/price-lists",
                """
                {"code": "%s", "name": "Sale", "kind": "SALE", "priority": 5}
                """
                        .formatted(list));
        var change =
                "\"priceList\": \"%s\", \"change\": {\"percent\": \"-50\"}, \"preview\": false"
                        .formatted(list);

        post(change);
        assertThat(prices()).isEqualTo(Map.of(bag, "USD 2.10", tin, "USD 4.75"));
        assertThat(Desk.number(post(change), "$.unchanged")).isEqualTo(2);

        post(change + ", \"reference\": \"LIST\"");
        assertThat(prices()).isEqualTo(Map.of(bag, "USD 1.05", tin, "USD 2.38"));
    }

    @Test
    void a_key_sent_again_counts_once_and_gives_the_same_answer() {
        var key = UUID.randomUUID().toString();

        var first = keyed(key, "-10");
        var again = keyed(key, "-10");

        assertThat(Desk.text(again)).isEqualTo(Desk.text(first));
        assertThat(prices()).isEqualTo(Map.of(bag, "USD 3.78", tin, "USD 8.55"));
        assertProblem(keyed(key, "-20"), UNPROCESSABLE_CONTENT, "idempotency-key-reused");
    }

    @Test
    void changes_at_once_each_count_from_the_other() throws Exception {
        assertThat(Desk.race(4, _ -> post("\"change\": {\"amount\": \"1\"}, \"preview\": false")))
                .containsOnly(200);

        assertThat(prices()).isEqualTo(Map.of(bag, "USD 8.20", tin, "USD 13.50"));
    }

    @Test
    void many_prices_are_read_and_written_some_hundreds_at_once() {
        shop.add(
                IntStream.range(0, 1_201)
                        .mapToObj(i -> shop.single("p" + i, shop.drinks, 1))
                        .toArray(Product[]::new));
        var body =
                """
                {"currency": "USD", "category": "%s", "change": {"percent": "10"}, "preview": %s}
                """;

        var seen =
                StatementCount.during(() -> {
                    var answer = desk.post(CHANGES, body.formatted(shop.drinks, true));
                    assertThat(Desk.number(answer, "$.changed")).isEqualTo(1_204);
                    assertThat(Desk.all(answer, "$.items")).hasSize(100);
                });
        assertThat(seen.statements()).hasSizeLessThan(10);
        desk.post(CHANGES, body.formatted(shop.drinks, false));

        assertThat(offer(shop.sku("p1200"))).isEqualTo("USD 1.10");
        assertThat(
                        db.fetchSingle(
                                        """
                                        select count(distinct valid_from) from pricing.prices
                                        where sku like 'p%%-%s' and amount_minor = 110
                                        """
                                                .formatted(shop.mark))
                                .get(0, int.class))
                .isEqualTo(1);
    }

    private MvcTestResult keyed(String key, String percent) {
        return http.post()
                .uri(CHANGES)
                .header("Idempotency-Key", key)
                .contentType(APPLICATION_JSON)
                .content(
                        """
                        {"currency": "USD", "category": "%s", "change": {"percent": "%s"},
                         "preview": false}
                        """
                                .formatted(shop.tea, percent))
                .exchange();
    }

    private MvcTestResult post(String fields) {
        return desk.post(
                CHANGES,
                "{\"currency\": \"USD\", \"category\": \"%s\", %s}".formatted(shop.tea, fields));
    }

    private Map<Sku, String> prices() {
        return Map.of(bag, offer(bag), tin, offer(tin));
    }

    private String offer(Sku sku) {
        return catalog
                .offers(Shop.CHANNEL, CurrencyUnit.USD, null, Map.of(sku, 1))
                .values()
                .stream()
                .map(it -> it.price().toString())
                .findFirst()
                .orElse("none");
    }
}
