package dev.cartwright.sales;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.checkout.ShopTest;
import dev.cartwright.sheets.Columns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Figures of a small history, in pounds. */
@ShopTest
class SalesFiguresTest {

    /** Ada buys in January and twice in March, Bob in January, somebody unknown in February. */
    private static final String HISTORY =
            """
            InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
            1,TEA,Tea,2,2011-01-03 10:00:00,10.00,ada,Germany
            1,=CUP,Cup,1,2011-01-03 10:00:00,5.00,ada,Germany
            2,TEA,Tea,1,2011-01-09 23:59:59,10.00,bob,France
            3,TEA,Tea,4,2011-02-28 00:00:00,9.00,,France
            4,TEA,Tea,1,2011-03-01 10:00:00,12.00,ada,Germany
            5,=CUP,Cup,3,2011-03-01 10:00:00,5.00,ada,Germany
            C5,=CUP,Cup,-2,2011-03-02 09:00:00,5.00,ada,Germany
            """;

    @Autowired HistoryRun run;
    @LocalServerPort int port;

    SalesDesk desk = new SalesDesk(0, run);
    String quarter = "";
    String source = "";

    @BeforeEach
    void a_quarter() {
        desk = new SalesDesk(port, run);
        source = desk.imported(HISTORY, "shop=" + SalesDesk.shop()).get("id").asString();
        quarter = "from=2011-01-01&to=2011-04-01&currency=GBP&source=" + source;
    }

    private List<String> rows(String query, Function<JsonNode, String> text) {
        return desk.figures(query).get("items").valueStream().map(text).toList();
    }

    private static String amount(JsonNode of, String name) {
        return of.at("/" + name + "/amount").asString("-");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "to=2011-01-01 | from | is required",
                "from=yesterday | from | must be a day such as 2026-01-31",
                "from=2011-02-29 | from | must be a day such as 2026-01-31",
                "from=1969-12-31 | from | must not be before 1970",
                "from=2011-01-02&to=2011-01-02 | from | must be before to",
                "from=2011-01-02&to=2999-01-01 | to | must not be after tomorrow",
                "from=2011-01-01&by=hour | by | must be one of none, day, week, month, sku",
                "from=2011-01-01&sort=name | sort | must be one of revenue, gross",
                "from=2011-01-01&limit=0 | limit | must be greater than or equal to 1",
                "from=2011-01-01&count=now | count | must be event or order",
                "from=2011-01-01&compare=after | compare | must be none or before",
                "from=2011-01-01&currency=pounds | currency | must be a currency such as EUR",
                "from=2011-01-01&source=moon | source | must be live, import, all or",
                "from=2011-01-01&customer=nice | customer | must be known, unknown or all",
                "from=2011-01-01&channel=moon | channel | there is no channel moon",
                "from=2011-01-01&sku=a/b | sku | a SKU has 1 to 64",
                "from=2011-01-01&format=xml | format | must be json or csv"
            })
    void what_cannot_be_asked_is_a_field_error(String query, String field, String message) {
        var refused = desk.get("figures?" + query);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(refused.json().at("/errors/0/message").asString()).startsWith(message);
    }

    @Test
    void a_quarter_is_added_up() {
        var all = desk.figures(quarter).get("totals");

        assertThat(SalesDesk.sum(all, "sold")).isEqualTo("6 5 2 2 12 98.00");
        assertThat(SalesDesk.sum(all, "cancelled")).isEqualTo("1 1 1 1 -2 -10.00");
        assertThat(SalesDesk.sum(all, "refunded")).isEqualTo("0 0 0 0 0 0.00");
        assertThat(amount(all, "revenueNet")).isEqualTo("88.00");
        assertThat(amount(all, "averageOrderNet")).isEqualTo("19.60");
        assertThat(all.get("cancellationRate")).hasToString("0.2000");
        assertThat(all.get("refundRate")).hasToString("0.0000");
        assertThat(all.get("newCustomers")).hasToString("2");
        assertThat(all.get("returningCustomers")).hasToString("0");
        assertThat(all.get("repeatCustomers")).hasToString("1");
        assertThat(all.get("repeatRate")).hasToString("0.5000");
        var none = desk.figures(quarter.replace("GBP", "EUR"));
        assertThat(none.at("/totals/sold/lines").asInt()).isZero();
        assertThat(none.at("/totals/averageOrderNet").isNull()).isTrue();
        assertThat(none.get("otherCurrencies")).hasToString("[\"GBP\"]");
    }

    @Test
    void weeks_begin_on_monday_and_months_on_their_first() {
        var net =
                (Function<JsonNode, String>)
                        it -> it.get("key").asString() + " " + amount(it, "revenueNet");

        assertThat(rows(quarter + "&by=month", net))
                .containsExactly("2011-01-01 35.00", "2011-02-01 36.00", "2011-03-01 17.00");
        assertThat(rows(quarter.replace("to=2011-04-01", "to=2011-01-18") + "&by=week", net))
                .containsExactly(
                        "2010-12-27 0.00",
                        "2011-01-03 35.00",
                        "2011-01-10 0.00",
                        "2011-01-17 0.00");
        assertThat(
                        rows(
                                quarter.replace("01-01", "02-27").replace("04-01", "03-03")
                                        + "&by=day&limit=1", // which is of ranks
                                net))
                .containsExactly(
                        "2011-02-27 0.00",
                        "2011-02-28 36.00",
                        "2011-03-01 27.00",
                        "2011-03-02 -10.00");
    }

    @Test
    void a_period_is_compared_with_as_many_months_before() {
        var march = quarter.replace("01-01", "03-01") + "&compare=before";

        var answer = desk.figures(march + "&by=sku");

        assertThat(answer.get("previousFrom").asString()).isEqualTo("2011-02-01");
        assertThat(answer.at("/totals/change/revenueNet"))
                .hasToString(
                        """
                        {"absolute":{"amount":"-19.00","currency":"GBP"},"percent":-52.78}\
                        """);
        assertThat(answer.at("/totals/change/orders"))
                .hasToString("{\"absolute\":1,\"percent\":100.00}");
        assertThat(
                        answer.get("items")
                                .valueStream()
                                .map(it ->
                                        it.get("key").asString()
                                                + amount(it, "change/revenueNet/absolute")
                                                + " "
                                                + it.at("/change/revenueNet/percent")))
                .containsExactly("TEA-24.00 -66.67", "=CUP5.00 null");
        assertThat(
                        rows(
                                quarter + "&by=month&compare=before",
                                it ->
                                        amount(it, "before/revenueNet")
                                                + " "
                                                + amount(it, "change/revenueNet/absolute")))
                .containsExactly("0.00 35.00", "35.00 1.00", "36.00 -19.00");
    }

    @Test
    void a_week_that_is_cut_is_compared_with_the_same_days_of_the_one_before() {
        assertThat(
                        rows(
                                quarter.replace("from=2011-01-01", "from=2011-01-05")
                                                .replace("to=2011-04-01", "to=2011-01-12")
                                        + "&by=week&compare=before",
                                it ->
                                        "%s %s %s"
                                                .formatted(
                                                        it.get("key").asString(),
                                                        amount(it, "revenueNet"),
                                                        amount(it, "before/revenueNet"))))
                .containsExactly("2011-01-03 10.00 0.00", "2011-01-10 0.00 25.00");
    }

    @Test
    void rows_are_ranked_and_cut() {
        Function<JsonNode, String> row =
                it ->
                        "%s %s %s %s"
                                .formatted(
                                        it.get("key").asString(),
                                        amount(it, "revenueNet"),
                                        it.get("newCustomers"),
                                        it.get("returningCustomers"));

        assertThat(rows(quarter + "&by=sku", row))
                .containsExactly("TEA 78.00 2 0", "=CUP 10.00 1 0");
        assertThat(rows(quarter + "&by=sku&sort=cancelled&limit=1", row))
                .containsExactly("=CUP 10.00 1 0");
        assertThat(rows(quarter + "&by=country", row))
                .containsExactly("FR 46.00 1 0", "DE 42.00 1 0");
        assertThat(rows(quarter + "&by=channel&customer=unknown", row))
                .containsExactly("default 36.00 0 0");
        assertThat(rows(quarter.replace("01-01", "03-01") + "&by=source", row))
                .containsExactly(source + " 17.00 0 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"&by=sku&compare=before", "&by=month", "&by=month&compare=before", ""})
    void csv_says_what_json_says(String how) {
        assertThat(desk.csv(quarter + how))
                .isNotEmpty()
                .isEqualTo(asCsv(desk.figures(quarter + how)));
    }

    private static List<Map<String, String>> asCsv(JsonNode figure) {
        var rows = new ArrayList<Map<String, String>>();
        for (var item : figure.get("items")) {
            var cells = new LinkedHashMap<String, String>();
            item.properties().forEach(it -> cells(it.getKey(), it.getValue(), cells));
            cells.put("currency", "GBP");
            rows.add(cells);
        }
        return rows.stream().map(SalesFiguresTest::padded).toList();
    }

    /** Where there is nothing to compare with, JSON has one null and CSV a column for each. */
    private static Map<String, String> padded(Map<String, String> cells) {
        var all = new LinkedHashMap<String, String>();
        for (var title : Columns.of(SalesReport.SalesRow.class).titles()) {
            all.put(title, cells.getOrDefault(title, ""));
        }
        all.put("currency", "GBP");
        return all;
    }

    private static void cells(String name, JsonNode value, Map<String, String> cells) {
        if (value.has("amount")) {
            cells.put(name, value.get("amount").asString());
        } else if (value.isObject()) {
            value.properties()
                    .forEach(it ->
                            cells(
                                    name
                                            + Character.toUpperCase(it.getKey().charAt(0))
                                            + it.getKey().substring(1),
                                    it.getValue(),
                                    cells));
        } else {
            var text = value.isNull() ? "" : value.asString();
            cells.put(name, text.startsWith("=") ? "'" + text : text);
        }
    }
}
