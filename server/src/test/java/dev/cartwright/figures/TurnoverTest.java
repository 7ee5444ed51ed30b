package dev.cartwright.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.AsAdmin;
import dev.cartwright.ModuleTest;
import dev.cartwright.ModuleTest.BootstrapMode;
import dev.cartwright.TestDatabase;
import dev.cartwright.kernel.Sku;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.convention.TestBean;
import tools.jackson.databind.JsonNode;

/** The history of {@link Tearoom#tenDays}; days are those of New York, the default channel's. */
@ModuleTest(BootstrapMode.DIRECT_DEPENDENCIES)
@AutoConfigureMockMvc
@Import({TestDatabase.class, AsAdmin.class, Tearoom.class, Asked.class})
class TurnoverTest {

    private static final List<String> SUMS =
            List.of("received", "shipped", "returned", "counted", "adjusted", "sent", "arrived");

    @Autowired Tearoom tearoom;
    @Autowired Asked asked;
    @TestBean Clock clock = clock();

    static Clock clock() {
        return Tearoom.CALENDAR;
    }

    @Test
    void ten_days_of_tea_are_what_the_paper_says() {
        var room = tearoom.tenDays();
        var answer = asked.json("turnover?from=2026-01-01&to=2026-01-11&location=" + room);

        assertThat(item(answer, Tearoom.TEA))
                .isEqualTo(
                        """
                        {"sku":"TEA","opening":{"units":0,"value":$0.00$},\
                        "received":{"units":20,"value":$50.10$},\
                        "shipped":{"units":9,"value":$22.55$},\
                        "returned":{"units":1,"value":$2.51$},\
                        "counted":{"units":-1,"value":$-2.51$},\
                        "adjusted":{"units":-1,"value":$-2.51$},\
                        "sent":{"units":0,"value":$0.00$},\
                        "arrived":{"units":0,"value":$0.00$},\
                        "closing":{"units":10,"value":$25.04$},\
                        "costOfGoods":$22.55$,"averageValue":$12.52$,\
                        "turns":1.8011,"turnsPerYear":65.7408,"daysOfCover":11.11,\
                        "sellThrough":0.4500,"movements":"/api/admin/inventory/movements\
                        ?from=2026-01-01T05%3A00%3A00Z&to=2026-01-11T05%3A00%3A00Z\
                        &sku=TEA&location=ROOM"}\
                        """
                                .replaceAll(
                                        "\\$([-0-9.]+)\\$",
                                        "{\"amount\":\"$1\",\"currency\":\"USD\"}")
                                .replace("ROOM", room));
        assertThat(ratios(answer, Tearoom.JAR)).containsExactly("0.0000", "0.0000", null, "0.0000");
        // 100.00 ÷ ((0 + 400.00) ÷ 2) = 0.5; × 36.5; 4 ÷ (1 ÷ 10) = 40; 1 ÷ 5
        assertThat(ratios(answer, Tearoom.CUP))
                .containsExactly("0.5000", "18.2500", "40.00", "0.2000");
        // All: cost 122.55, closing 25.04 + 400.00 + 3.00 + 0.50 = 428.54; 245.10 ÷ 428.54;
        // × 36.5 = 20.87593…; 18 × 10 ÷ 10; 10 ÷ 29
        assertThat(answer.at("/totals/costOfGoods/amount").asString()).isEqualTo("122.55");
        assertThat(answer.at("/totals/averageValue/amount").asString()).isEqualTo("214.27");
        assertThat(ratios(answer.get("totals")))
                .containsExactly("0.5719", "20.8759", "18.00", "0.3448");
    }

    @Test
    void both_halves_say_what_they_are() {
        var room = tearoom.tenDays();
        var first = asked.json("turnover?from=2026-01-01&to=2026-01-06&location=" + room);
        var second = asked.json("turnover?from=2026-01-06&to=2026-01-11&location=" + room);

        // 20.04 ÷ 40.08; × 73; 16 ÷ (4 ÷ 5); 4 ÷ 20
        assertThat(ratios(first, Tearoom.TEA))
                .containsExactly("0.5000", "36.5000", "20.00", "0.2000");
        // 25.06 ÷ (40.08 + 25.04) = 0.38483…; × 73; 10 ÷ (5 ÷ 5); 5 ÷ 16
        assertThat(ratios(second, Tearoom.TEA))
                .containsExactly("0.3848", "28.0924", "10.00", "0.3125");
    }

    @Test
    void two_adjacent_periods_add_up_to_the_whole() {
        var room = tearoom.tenDays();
        var noon = "2026-01-08T12:00:00Z"; // when it was counted: it belongs to what follows
        var whole = asked.json("turnover?from=2026-01-01&to=2026-01-11&location=" + room);
        var first = asked.json("turnover?from=2026-01-01&to=" + noon + "&location=" + room);
        var second = asked.json("turnover?from=" + noon + "&to=2026-01-11&location=" + room);

        for (int i = 0; i < 4; i++) {
            var all = whole.get("items").get(i);
            var one = first.get("items").get(i);
            var two = second.get("items").get(i);
            SUMS.forEach(sum -> {
                assertThat(units(one, sum) + units(two, sum)).isEqualTo(units(all, sum));
                assertThat(value(one, sum).add(value(two, sum))).isEqualTo(value(all, sum));
            });
            assertThat(one.get("opening")).isEqualTo(all.get("opening"));
            assertThat(one.get("closing")).isEqualTo(two.get("opening"));
            assertThat(two.get("closing")).isEqualTo(all.get("closing"));
        }
        assertThat(units(first.get("totals"), "counted")).isZero();
        assertThat(units(second.get("totals"), "counted")).isEqualTo(-1);
    }

    @Test
    void csv_says_what_json_says() {
        var figure = "turnover?from=2026-01-01&to=2026-01-11&location=" + tearoom.tenDays();

        assertThat(asked.csv(figure))
                .hasSize(4)
                .isEqualTo(asked.asCsv(asked.json(figure)))
                .anySatisfy(row -> assertThat(row).containsEntry("sku", "'=CUP,\"7\""));
    }

    @Test
    void what_moves_between_locations_is_new_to_one_and_not_to_all() {
        Tearoom.CALENDAR.set("2026-01-02");
        var from = Tearoom.somewhere();
        var to = Tearoom.somewhere();
        var jug = new Sku("JUG" + to.substring(0, 20));
        tearoom.receive(from, jug, 10, 100, null);
        tearoom.move(from, to, jug, 4);
        var order = tearoom.ship(to, Map.of(jug, 2));
        tearoom.dispatch().unship(order, Map.of(jug, 1), null, "never left");
        Tearoom.CALENDAR.set("2026-01-12");

        var there = item("turnover?from=2026-01-02&location=" + to, jug);
        var here = item("turnover?from=2026-01-02&location=" + from, jug);
        var everywhere = item("turnover?from=2026-01-02", jug);

        assertThat(units(there, "shipped")).isEqualTo(1);
        assertThat(units(there, "arrived")).isEqualTo(4);
        assertThat(there.get("sellThrough")).hasToString("0.2500");
        assertThat(units(here, "sent")).isEqualTo(4);
        assertThat(value(here, "sent")).isEqualTo("4.00");
        assertThat(units(everywhere, "closing")).isEqualTo(9);
        assertThat(everywhere.get("sellThrough")).hasToString("0.1000");
    }

    @Test
    void a_period_in_which_nothing_lay_there_is_empty() {
        var room = tearoom.tenDays();
        var figure = "turnover?from=2025-01-01&to=2025-02-01&location=" + room;

        assertThat(asked.json(figure).get("items")).isEmpty();
        assertThat(ratios(asked.json(figure).get("totals"))).containsOnlyNulls();
        assertThat(asked.csv(figure)).isEmpty();
    }

    private JsonNode item(String figure, Sku sku) {
        return find(asked.json(figure), sku);
    }

    private static JsonNode find(JsonNode answer, Sku sku) {
        return answer.get("items")
                .valueStream()
                .filter(it -> it.get("sku").asString().equals(sku.code()))
                .findFirst()
                .orElseThrow();
    }

    private static String item(JsonNode answer, Sku sku) {
        return find(answer, sku).toString();
    }

    private static List<String> ratios(JsonNode answer, Sku sku) {
        return ratios(find(answer, sku));
    }

    private static List<String> ratios(JsonNode figures) {
        return List.of("turns", "turnsPerYear", "daysOfCover", "sellThrough").stream()
                .map(figures::get)
                .map(it -> it.isNull() ? null : it.toString())
                .toList();
    }

    private static long units(JsonNode item, String sum) {
        return item.get(sum).get("units").asLong();
    }

    private static BigDecimal value(JsonNode item, String sum) {
        return new BigDecimal(item.get(sum).get("value").get("amount").asString());
    }
}
