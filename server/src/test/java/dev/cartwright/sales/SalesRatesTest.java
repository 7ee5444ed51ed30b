package dev.cartwright.sales;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.MovableClock;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.ShopTest;
import dev.cartwright.checkout.Shopper;
import dev.cartwright.sales.SalesQuestions.Shown;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** On which day something counts, and for which orders. */
@ShopTest
class SalesRatesTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Autowired HistoryRun run;
    @Autowired Shelves shelves;
    @Autowired SalesQuestions questions;
    @Autowired MovableClock clock;
    @Autowired DSLContext db;
    @Autowired TransactionTemplate transaction;
    @LocalServerPort int port;

    SalesDesk desk = new SalesDesk(0, run);

    @BeforeEach
    void staff() {
        desk = new SalesDesk(port, run);
    }

    private List<String> rows(String query, Function<JsonNode, String> text) {
        return desk.figures(query).get("items").valueStream().map(text).toList();
    }

    private static String amount(JsonNode of, String name) {
        return of.at("/" + name + "/amount").asString("-");
    }

    @Test
    void what_is_cancelled_counts_on_its_day_or_with_its_order_and_says_why() {
        var shopper = new Shopper(port);
        var tea = shelves.stocked(10, "10.00");
        var order = shopper.buy(shopper.cart(tea, 2), "tok_approved").text("/id");
        shopper.buy(shopper.cart(tea, 2), "tok_approved");
        shopper.asAdmin(
                "POST", "/api/admin/orders/" + order + "/cancellation", "{\"reason\": \"late\"}");
        var asked = "from=2026-01-01&source=live&sku=" + tea;

        for (var count : List.of("event", "order")) {
            var all = desk.figures(asked + "&count=" + count).get("totals");
            assertThat(SalesDesk.sum(all, "sold")).isEqualTo("2 2 1 1 4 40.00");
            assertThat(SalesDesk.sum(all, "cancelled")).isEqualTo("1 1 1 1 -2 -20.00");
            assertThat(amount(all, "revenueGross")).isEqualTo("21.45");
            assertThat(all.get("cancellationRate")).hasToString("0.5000");
        }
        assertThat(
                        rows(
                                asked + "&by=reason",
                                it -> it.get("key").asString() + " " + it.get("cancellationRate")))
                .containsExactly("late 0.5000");
        assertThat(rows(asked + "&by=category", it -> it.get("key").asString()))
                .containsExactly("goods");
    }

    @Test
    void rates_are_of_the_orders_of_the_period_and_of_no_others() {
        var shopper = new Shopper(port);
        var tea = shelves.stocked(10, "10.00");
        var first = LocalDate.ofInstant(clock.instant(), NEW_YORK);
        var early = shopper.buy(shopper.cart(tea, 2), "tok_approved").text("/id");
        clock.move(Duration.ofDays(3));
        var later = LocalDate.ofInstant(clock.instant(), NEW_YORK);
        shopper.buy(shopper.cart(tea, 2), "tok_approved");
        shopper.asAdmin(
                "POST", "/api/admin/orders/" + early + "/cancellation", "{\"reason\": \"late\"}");
        var asked = "&source=live&sku=" + tea;

        var now = desk.figures("from=" + later + asked).get("totals");
        assertThat(SalesDesk.sum(now, "sold")).isEqualTo("1 1 1 1 2 20.00");
        assertThat(SalesDesk.sum(now, "cancelled")).isEqualTo("1 1 1 1 -2 -20.00");
        assertThat(now.get("cancellationRate")).hasToString("0.0000");
        assertThat(
                        rows(
                                "by=reason&from=" + later + asked,
                                it -> it.get("key").asString() + " " + it.get("cancellationRate")))
                .containsExactly("late 0.0000");
        assertThat(desk.figures("from=" + first + asked).at("/totals/cancellationRate"))
                .hasToString("0.5000");
        assertThat(desk.figures("count=order&from=" + later + asked).at("/totals/cancellationRate"))
                .hasToString("0.0000");
    }

    @Test
    void today_is_where_it_is_latest() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            db.execute(
                    """
                    insert into platform.channels (channel_id, name, currencies, locale, time_zone,
                        prices_include_tax, stock_locations)
                    values ('atoll', 'Atoll', '{USD}', 'en-US', 'Pacific/Kiritimati', false,
                        '{main}')
                    """);
            assertThat(last(null)).isEqualTo(today(ZoneId.of("Pacific/Kiritimati")));
            assertThat(last("atoll")).isEqualTo(today(ZoneId.of("Pacific/Kiritimati")));
            assertThat(last("default")).isEqualTo(today(NEW_YORK));
        });
    }

    private LocalDate today(ZoneId zone) {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    private LocalDate last(@Nullable String channel) {
        var asked = new Asked(null, null, channel, null, null, null, null);
        return questions
                .question("2026-01-01", null, asked, new Shown(null, null, null, null, null))
                .to()
                .minusDays(1);
    }
}
