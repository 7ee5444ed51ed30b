package dev.cartwright.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.NOT_FOUND;

import dev.cartwright.AsAdmin;
import dev.cartwright.ModuleTest;
import dev.cartwright.ModuleTest.BootstrapMode;
import dev.cartwright.TestDatabase;
import dev.cartwright.inventory.LotLabel;
import dev.cartwright.kernel.Sku;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.convention.TestBean;
import tools.jackson.databind.JsonNode;

/** Value, ABC, expiry and shrinkage of the history of {@link Tearoom#tenDays}. */
@ModuleTest(BootstrapMode.DIRECT_DEPENDENCIES)
@AutoConfigureMockMvc
@Import({TestDatabase.class, AsAdmin.class, Tearoom.class, Asked.class})
class StockFiguresTest {

    private static final String PERIOD = "from=2026-01-01&to=2026-01-11&location=";

    @Autowired Tearoom tearoom;
    @Autowired Asked asked;
    @TestBean Clock clock = clock();

    static Clock clock() {
        return Tearoom.CALENDAR;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "turnover | from | is required",
                "turnover?from=yesterday | from | must be a day such as 2026-01-31",
                "turnover?from=2026-02-30 | from | must be a day such as 2026-01-31",
                "turnover?from= | from | must be a day such as 2026-01-31",
                "turnover?from=1969-12-31 | from | must not be before 1970",
                "turnover?from=-999999999-01-01T00:00:00Z | from | must not be before 1970",
                "turnover?from=2026-01-02&to=2026-01-02 | from | must be before to",
                "turnover?from=2026-01-02&to=2026-01-01 | from | must be before to",
                "abc?from=2026-01-01&to=2026-01-13 | to | must not be in the future",
                "abc?from=2026-01-01&a=96 | a | must be above 0 and at most b",
                "abc?from=2026-01-01&b=all | b | must be a number",
                "shrinkage?from=2026-01-13 | from | must not be in the future",
                "shrinkage?from=2026-01-01&location=moon | location | must be one of [",
                "value?location=a%20b | location | must be one of [",
                "value?location= | location | must be one of [",
                "value?at=2026-01-11T12:00:00.000001Z | at | must not be in the future",
                "value?sku= | sku | a SKU has 1 to 64 printable characters",
                "expiry?within=-1 | within | must be greater than or equal to 0",
                "expiry?within=soon | within | must be a whole number",
                "expiry?format=xml | format | must be json or csv"
            })
    void what_cannot_be_asked_is_a_field_error(String figure, String field, String message) {
        Tearoom.CALENDAR.set("2026-01-11");

        assertThat(asked.get(figure))
                .hasStatus(BAD_REQUEST)
                .bodyJson()
                .extractingPath("$.errors[0]")
                .asMap()
                .containsEntry("field", field)
                .hasEntrySatisfying(
                        "message", said -> assertThat(said).asString().startsWith(message));
    }

    @Test
    void the_value_of_a_sku_nobody_keeps_is_not_nothing() {
        assertThat(asked.get("value?sku=NOPE"))
                .hasStatus(NOT_FOUND)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/unknown-sku");
    }

    @Test
    void a_shelf_is_worth_what_its_movements_left_on_it_at_any_time() {
        var room = tearoom.tenDays();

        assertThat(worth("at=2026-01-01", room)).containsExactly("0 0.00 null");
        assertThat(worth("at=2026-01-03T12:00:00Z", room)).containsExactly("10 20.00 2.00");
        assertThat(worth("at=2026-01-06", room)).containsExactly("16 40.08 2.51");
        assertThat(worth("at=2026-01-08T12:00:00Z", room)).containsExactly("17 42.59 2.51");
        assertThat(worth("at=2026-01-11", room)).containsExactly("10 25.04 2.50");
        assertThat(worth("format=json", room)).containsExactly("10 25.04 2.50");
    }

    private List<String> worth(String when, String room) {
        var answer = asked.json("value?sku=TEA&location=" + room + "&" + when);
        return texts(
                answer,
                it ->
                        it.get("onHand").asString()
                                + " "
                                + amount(it, "value")
                                + " "
                                + (it.get("unitCost").isNull() ? null : amount(it, "unitCost")));
    }

    @Test
    void all_values_add_up_and_csv_says_the_same() {
        var room = tearoom.tenDays();
        var figure = "value?location=" + room;
        var answer = asked.json(figure);

        assertThat(answer.get("at").asString()).isEqualTo("2026-01-11T12:00:00Z");
        assertThat(answer.get("totals"))
                .hasToString(
                        """
                        {"onHand":18,"value":{"amount":"428.54","currency":"USD"},\
                        "valueByLots":{"amount":"0.00","currency":"USD"}}\
                        """);
        assertThat(asked.csv(figure)).hasSize(4).isEqualTo(asked.asCsv(answer));
        assertThat(asked.csv(figure + "&at=2026-01-06"))
                .isEqualTo(asked.asCsv(asked.json(figure + "&at=2026-01-06")));
        assertThat(texts(answer, it -> it.get("movements").asString()))
                .contains("/api/admin/inventory/movements?sku=%3DCUP%2C%227%22&location=" + room);
    }

    @Test
    void lots_are_worth_what_they_cost_and_the_shelf_what_its_units_do_on_average() {
        Tearoom.CALENDAR.set("2026-01-11");
        var room = Tearoom.somewhere();
        var milk = new Sku("MILK" + room.substring(0, 20));
        tearoom.receive(room, milk, 4, 100, lot("OLD", "2026-02-01"));
        tearoom.receive(room, milk, 4, 200, lot("NEW", "2026-03-01"));
        tearoom.ship(room, Map.of(milk, 2));

        // 2 of 8 leave with 300 of 1200; of the older lot 200 of 400 go, so 200 + 800 remain.
        var shelf = asked.json("value?location=" + room).get("items").get(0);
        assertThat(amount(shelf, "value")).isEqualTo("9.00");
        assertThat(amount(shelf, "valueByLots")).isEqualTo("10.00");
        assertThat(
                        asked.json("value?location=" + room + "&at=2026-01-11T12:00:00Z")
                                .at("/items/0/valueByLots")
                                .isNull())
                .isTrue();
    }

    @Test
    void articles_are_ranked_by_what_their_shipments_cost() {
        var figure = "abc?" + PERIOD + tearoom.tenDays();
        var answer = asked.json(figure);

        // Cost 100.00 + 22.55 = 122.55; before TEA 0.81599…, so it is B; equals by SKU.
        assertThat(texts(answer, StockFiguresTest::place))
                .containsExactly(
                        "1 =CUP,\"7\" A 1 100.00 0.8160 0.8160",
                        "2 TEA B 9 22.55 0.1840 1.0000",
                        "3 BAG C 0 0.00 0.0000 1.0000",
                        "4 JAR C 0 0.00 0.0000 1.0000");
        assertThat(answer.at("/totals/classes").valueStream().map(StockFiguresTest::classTotal))
                .containsExactly("A 1 100.00 0.8160", "B 1 22.55 0.1840", "C 2 0.00 0.0000");
        assertThat(texts(asked.json(figure + "&a=81.6"), it -> it.get("abc").asString()))
                .containsExactly("A", "A", "C", "C");
        assertThat(asked.csv(figure)).isEqualTo(asked.asCsv(answer));
    }

    private static String place(JsonNode it) {
        return Stream.of("rank", "sku", "abc", "units")
                        .map(name -> it.get(name).asString())
                        .reduce("", (all, one) -> all.isEmpty() ? one : all + " " + one)
                + " %s %s %s"
                        .formatted(
                                amount(it, "costOfGoods"),
                                it.get("share"),
                                it.get("cumulativeShare"));
    }

    private static String classTotal(JsonNode it) {
        return "%s %s %s %s"
                .formatted(
                        it.get("abc").asString(),
                        it.get("skus"),
                        amount(it, "costOfGoods"),
                        it.get("share"));
    }

    @Test
    void what_was_lost_and_found_is_named_by_its_reason() {
        var room = tearoom.tenDays();
        var answer = asked.json("shrinkage?" + PERIOD + room);

        // Of 122.55 shipped: 5.01 = 0.04088…, 2.50 = 0.02039…, 2.51 = 0.02048…
        assertThat(texts(answer, StockFiguresTest::loss))
                .containsExactly(
                        "ADJUSTED broken 2 5.01 0 0.00 0.0409 0.0000 0.0409",
                        "ADJUSTED found 0 0.00 1 2.50 0.0000 0.0204 -0.0204",
                        "COUNTED count 1 1 2.51 0 0.00 0.0205 0.0000 0.0205");
        // 7.52 = 0.06136…; 5.02 = 0.04096…
        assertThat(answer.get("totals"))
                .hasToString(
                        """
                        {"shipped":{"units":10,"value":{"amount":"122.55","currency":"USD"}},\
                        "lost":{"units":3,"value":{"amount":"7.52","currency":"USD"}},\
                        "found":{"units":1,"value":{"amount":"2.50","currency":"USD"}},\
                        "lostShare":0.0614,"foundShare":0.0204,"shrinkage":0.0410}\
                        """);
        assertThat(asked.csv("shrinkage?" + PERIOD + room)).isEqualTo(asked.asCsv(answer));
        var before = "shrinkage?from=2026-01-05&to=2026-01-10&location=" + room;
        assertThat(asked.json(before).at("/totals/shrinkage").isNull()).isTrue();
    }

    private static String loss(JsonNode it) {
        return "%s %s %s %s %s %s %s %s %s"
                .formatted(
                        it.get("kind").asString(),
                        it.get("reason").asString(),
                        it.at("/lost/units"),
                        amount(it.get("lost"), "value"),
                        it.at("/found/units"),
                        amount(it.get("found"), "value"),
                        it.get("lostShare"),
                        it.get("foundShare"),
                        it.get("shrinkage"));
    }

    @Test
    void lots_are_exposed_by_their_days_left() {
        Tearoom.CALENDAR.set("2026-01-01");
        var room = Tearoom.somewhere();
        var milk = new Sku("MILK" + room.substring(0, 20));
        var days = List.of("01-10", "01-11", "01-18", "01-19", "02-10", "02-11", "04-11", "04-12");
        days.forEach(day -> tearoom.receive(room, milk, 1, 100, lot(day, "2026-" + day)));
        tearoom.receive(room, milk, 1, 100, new LotLabel("for ever", null));
        Tearoom.CALENDAR.set("2026-01-11");
        var figure = "expiry?location=" + room;
        var answer = asked.json(figure);

        assertThat(texts(answer, it -> it.get("daysLeft") + " " + it.get("band").asString()))
                .containsExactly(
                        "-1 expired",
                        "0 0-7",
                        "7 0-7",
                        "8 8-30",
                        "30 8-30",
                        "31 31-90",
                        "90 31-90",
                        "91 later");
        assertThat(answer.at("/totals/units").asInt()).isEqualTo(8);
        assertThat(answer.at("/totals/bands/1"))
                .hasToString(
                        """
                        {"band":"0-7","units":2,"value":{"amount":"2.00","currency":"USD"}}\
                        """);
        assertThat(texts(asked.json(figure + "&within=7"), it -> it.get("lot").asString()))
                .containsExactly("01-10", "01-11", "01-18");
        assertThat(asked.csv(figure)).hasSize(8).isEqualTo(asked.asCsv(answer));
    }

    private static LotLabel lot(String number, String expiresOn) {
        return new LotLabel(number, LocalDate.parse(expiresOn));
    }

    private static List<String> texts(JsonNode answer, Function<JsonNode, String> text) {
        return answer.get("items").valueStream().map(text).toList();
    }

    private static String amount(JsonNode item, String name) {
        return item.get(name).get("amount").asString();
    }
}
