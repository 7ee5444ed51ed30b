package dev.cartwright.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cartwright.checkout.ShopTest;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All 541,909 lines of Online Retail, asked of our figures: they are the published ones. */
@ShopTest
@Tag("long")
@DirtiesContext // Half a million facts would be in every figure after it.
class GoldenTest {

    /** Beside the checkout, or beside where it was copied to. */
    private static final List<Path> DATA =
            List.of(Path.of("../../shared/data/orders"), Path.of("../../../shared/data/orders"));

    /** As countries are called here. */
    private static final Map<String, String> CODES =
            Map.of("United Kingdom", "GB", "Netherlands", "NL", "Germany", "DE", "France", "FR");

    @Autowired HistoryRun run;
    @LocalServerPort int port;

    private static Path data() {
        var found = DATA.stream().filter(Files::isDirectory).findFirst();
        assumeTrue(
                found.isPresent(),
                "skipped: the data set is neither of " + DATA + ", beside the repository");
        return found.orElseThrow();
    }

    @Test
    void the_published_figures_of_online_retail_come_out_to_the_cent() throws IOException {
        var data = data();
        var golden = JsonMapper.shared().readTree(data.resolve("golden_aggregates.json"));
        var desk = new SalesDesk(port, run);
        var done =
                desk.imported(
                        BodyPublishers.ofFile(data.resolve("online_retail.csv.gz")),
                        "shop=online-retail",
                        "Content-Encoding",
                        "gzip");

        assertThat(done.get("imported").asInt()).isEqualTo(golden.get("lines").asInt());
        assertThat(done.get("refused").asInt()).isZero();
        assertThat(done.get("warnings"))
                .hasToString(
                        """
                        {"withoutCustomer":135080,"cancellations":9288,"pricesNotPositive":2517,\
                        "negativeQuantities":1336,"duplicates":5268}\
                        """);
        var asked =
                "from=2010-12-01&to=2012-01-01&currency=GBP&source=" + done.get("id").asString();
        assertTotals(golden, desk.figures(asked).get("totals"));
        var known = desk.figures(asked + "&customer=known").get("totals");
        assertThat(known.at("/sold/lines").asInt())
                .isEqualTo(golden.get("sales_lines_with_customer").asInt());
        assertAmount(known, "sold", golden.get("sales_value_with_customer"));
        assertMonths(golden, desk.figures(asked + "&by=month").get("items"));
        assertRanked(
                golden.get("top10_products_by_value"),
                desk.figures(asked + "&by=sku&sort=sold&limit=10").get("items"));
        assertRanked(
                golden.get("top5_countries_by_value"),
                desk.figures(asked + "&by=country&sort=sold&limit=5").get("items"));
        assertRfm(
                golden,
                desk.get("rfm?currency=GBP&on=2011-12-10&source=" + done.get("id").asString())
                        .json());
    }

    private static void assertTotals(JsonNode golden, JsonNode all) {
        assertThat(
                        Stream.of(
                                        "/total/lines",
                                        "/total/orders",
                                        "/total/customers",
                                        "/total/skus",
                                        "/sold/lines",
                                        "/sold/orders",
                                        "/sold/customers",
                                        "/cancelled/lines",
                                        "/oneTimeCustomers")
                                .map(it -> all.at(it).asInt()))
                .containsExactlyElementsOf(
                        Stream.of(
                                        "lines",
                                        "invoices",
                                        "customers",
                                        "stock_codes",
                                        "sales_lines",
                                        "sales_invoices",
                                        "sales_customers",
                                        "cancel_lines",
                                        "one_time_buyers")
                                .map(it -> golden.get(it).asInt())
                                .toList());
        assertAmount(all, "total", golden.get("net_value"));
        assertAmount(all, "sold", golden.get("sales_value"));
        assertAmount(all, "cancelled", golden.get("cancel_value"));
    }

    private static void assertMonths(JsonNode golden, JsonNode months) {
        var values = golden.get("sales_value_by_month");
        var invoices = golden.get("sales_invoices_by_month");
        Function<JsonNode, String> month = it -> it.get("key").asString().substring(0, 7);

        assertThat(months.valueStream().map(month))
                .containsExactlyElementsOf(values.propertyNames());
        months.forEach(it -> {
            assertAmount(it, "sold", values.get(month.apply(it)));
            assertThat(it.at("/sold/orders").asInt())
                    .isEqualTo(invoices.get(month.apply(it)).asInt());
        });
    }

    private static void assertRanked(JsonNode golden, JsonNode items) {
        assertThat(items.size()).isEqualTo(golden.size());
        for (int i = 0; i < items.size(); i++) {
            var name = golden.get(i).get(0).asString();
            assertThat(items.get(i).get("key").asString())
                    .isEqualTo(CODES.getOrDefault(name, name));
            assertAmount(items.get(i), "sold", golden.get(i).get(1));
        }
    }

    private static void assertRfm(JsonNode golden, JsonNode rfm) {
        assertThat(rfm.get("customers").asInt()).isEqualTo(golden.get("sales_customers").asInt());
        Map.of("R", "recency", "F", "frequency", "M", "monetary")
                .forEach((letter, name) -> {
                    assertThat(rfm.at("/" + name + "/mean").decimalValue())
                            .isEqualByComparingTo(golden.at("/rfm_mean/" + letter).decimalValue());
                    assertThat(rfm.at("/" + name + "/median").decimalValue())
                            .isEqualByComparingTo(
                                    golden.at("/rfm_median/" + letter).decimalValue());
                });
    }

    private static void assertAmount(JsonNode figures, String kind, JsonNode expected) {
        assertThat(new BigDecimal(SalesDesk.net(figures, kind)))
                .isEqualByComparingTo(new BigDecimal(expected.asString()));
    }
}
