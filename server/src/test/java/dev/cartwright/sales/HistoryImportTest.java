package dev.cartwright.sales;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.val;

import dev.cartwright.checkout.Race;
import dev.cartwright.checkout.ShopTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** An earlier shop's order lines, as dirty as life. */
@ShopTest
class HistoryImportTest {

    private static final String HEADER =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";
    private static final String LINE = "1,TEA,Tea,2,2011-03-01 10:00:00,1.50,ada,France\n";

    @Autowired HistoryRun run;
    @Autowired DSLContext db;
    @LocalServerPort int port;

    SalesDesk desk = new SalesDesk(0, run);
    String shop = "";

    @BeforeEach
    void somebody_elses_shop() {
        desk = new SalesDesk(port, run);
        shop = SalesDesk.shop();
    }

    private JsonNode imported(String text) {
        return desk.imported(text, "shop=" + shop);
    }

    private int facts(JsonNode done) {
        return db.fetchSingle(
                        "select count(*) from sales.facts where source = {0}",
                        val(done.get("id").asString()))
                .get(0, int.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                ",TEA,Tea,2,2011-03-01 10:00:00,1.50,ada,France | number | must not be blank",
                "1,,Tea,2,2011-03-01 10:00:00,1.50,ada,France | sku | a SKU has 1 to 64",
                "1,a/b,Tea,2,2011-03-01 10:00:00,1.50,ada,France | sku | a SKU has 1 to 64",
                "1,TEA,Tea,0,2011-03-01 10:00:00,1.50,ada,France | quantity | must be a whole",
                "1,TEA,Tea,2.5,2011-03-01 10:00:00,1.50,ada,France | quantity | must be a whole",
                "1,TEA,Tea,,2011-03-01 10:00:00,1.50,ada,France | quantity | must be a whole",
                "1,TEA,Tea,2,yesterday,1.50,ada,France | at | must be a time of the channel's",
                "1,TEA,Tea,2,2011-02-30,1.50,ada,France | at | must be a time of the channel's",
                "1,TEA,Tea,2,1969-01-01,1.50,ada,France | at | must be from 1970 to 2200",
                "1,TEA,Tea,2,2011-03-01 10:00:00,1e3,ada,France | price | must be a number",
                "1,TEA,Tea,2,2011-03-01 10:00:00,,ada,France | price | must be a number",
                "1,TEA,Tea,999999999,2011-03-01,999999999999,ada,France | price | is too much",
                "1,TEA,Tea,2,2011-03-01,5000000000.01,ada,France | price | is too much for so many"
                        + " units: a line comes to 10000000000.00 at most",
                "1,TEA,Tea,2 | row | has 4 fields, where the header has 8",
                "1,TEA,Tea,2,2011-03-01 10:00:00,1.50 | row | has 6 fields, where the header has 8",
                "1,TEA,Tea, black,2,2011-03-01,1.50,ada,France | row | has 9 fields, where the"
            })
    void a_line_that_cannot_be_read_counts_nowhere_and_is_named(
            String line, String field, String message) {
        var done = imported(HEADER + line + "\n" + LINE);

        assertThat(done.at("/status").asString()).isEqualTo("DONE");
        assertThat(done.at("/rows").asInt()).isEqualTo(2);
        assertThat(done.at("/refused").asInt()).isEqualTo(1);
        assertThat(facts(done)).isEqualTo(1);
        var errors = SalesDesk.rows(desk.get("imports/" + id(done) + "/errors").body());
        assertThat(errors).hasSize(1);
        assertThat(errors.getFirst()).containsEntry("line", "2").containsEntry("field", field);
        assertThat(errors.getFirst().get("message")).startsWith(message);
    }

    private static String id(JsonNode done) {
        return done.get("id").asString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "duplicates=maybe | duplicates | must be keep or refuse",
                "channel=moon | channel | there is no channel moon",
                "currency=pounds | currency | must be a currency such as EUR",
                "shop=%20 | shop | must not be blank",
                "price=Cost | price | the file has no column Cost"
            })
    void what_cannot_be_imported_is_a_field_error(String query, String field, String message) {
        var before = db.fetchSingle("select count(*) from sales.imports").get(0);

        var refused = desk.post("imports?" + query, BodyPublishers.ofString(HEADER + LINE));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(refused.json().at("/errors/0/message").asString()).startsWith(message);
        assertThat(db.fetchSingle("select count(*) from sales.imports").get(0)).isEqualTo(before);
    }

    @Test
    void a_file_that_does_not_end_counts_nowhere() {
        var broken = bytes(HEADER + LINE.repeat(2_000) + "?");

        var refused = desk.post("imports?shop=" + shop, BodyPublishers.ofByteArray(broken));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/type").asString()).isEqualTo("/problems/file-unreadable");
        var last = desk.get("imports?limit=1").json().at("/items/0");
        assertThat(last.get("status").asString()).isEqualTo("FAILED");
        assertThat(facts(last)).isZero();
        assertThat(desk.get("imports/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    private static byte[] bytes(String text) {
        var bytes = text.getBytes(UTF_8);
        bytes[bytes.length - 1] = (byte) 0xff; // No character of UTF-8 has it.
        return bytes;
    }

    @Test
    void lines_of_a_real_shop_come_in_with_all_their_oddities() {
        var done = imported(SalesDesk.sample());

        assertThat(done.get("rows").asInt()).isEqualTo(563);
        assertThat(done.get("imported").asInt()).isEqualTo(563);
        assertThat(done.get("percent").asInt()).isEqualTo(100);
        assertThat(done.get("warnings"))
                .hasToString(
                        """
                        {"withoutCustomer":57,"cancellations":39,"pricesNotPositive":5,\
                        "negativeQuantities":4,"duplicates":4}\
                        """);
        var all = all(done, "");
        assertThat(SalesDesk.sum(all, "total")).isEqualTo("563 60 35 406 5639 10298.75");
        assertThat(SalesDesk.sum(all, "sold")).isEqualTo("519 40 24 381 5945 21823.39");
        assertThat(SalesDesk.sum(all, "cancelled")).isEqualTo("39 15 14 39 -219 -462.58");
        assertThat(SalesDesk.sum(all, "adjusted")).isEqualTo("5 5 0 5 -87 -11062.06");
        assertThat(all.get("oneTimeCustomers").asInt()).isEqualTo(19);
        // 15 of 40; 5 of 24
        assertThat(all.get("cancellationRate")).hasToString("0.3750");
        assertThat(all.get("repeatRate")).hasToString("0.2083");
        assertThat(items(done, "&by=month"))
                .containsExactly(
                        "2010-12-01 5570.53 25",
                        "2011-01-01 1032.38 2",
                        "2011-02-01 321.56 1",
                        "2011-03-01 1365.00 5",
                        "2011-04-01 383.95 1",
                        "2011-05-01 0.00 0",
                        "2011-06-01 0.00 0",
                        "2011-07-01 1356.22 4",
                        "2011-08-01 11062.06 1",
                        "2011-09-01 0.00 0",
                        "2011-10-01 731.69 1",
                        "2011-11-01 0.00 0",
                        "2011-12-01 0.00 0");
        assertThat(items(done, "&by=sku&sort=sold&limit=4"))
                .containsExactly(
                        "B 11062.06 1", "POST 246.00 8", "22086 206.95 2", "22727 183.75 4");
        assertThat(items(done, "&by=country&sort=sold&limit=3"))
                .containsExactly("GB 15801.31 24", "FR 2709.57 5", "USA 1115.64 2");
        var rfm = desk.get("rfm?currency=GBP&on=2011-12-10&source=" + id(done)).json();
        assertThat(rfm.get("customers").asInt()).isEqualTo(24);
        assertThat(rfm.get("recency")).hasToString("{\"mean\":295.9583,\"median\":339.5000}");
        assertThat(rfm.get("frequency")).hasToString("{\"mean\":1.4583,\"median\":1.0000}");
        assertThat(rfm.get("monetary")).hasToString("{\"mean\":439.8538,\"median\":309.8650}");
    }

    private JsonNode all(JsonNode done, String more) {
        return desk.figures(period(done) + more).get("totals");
    }

    private static String period(JsonNode done) {
        return "from=2010-12-01&to=2012-01-01&currency=GBP&source=" + id(done);
    }

    private List<String> items(JsonNode done, String more) {
        return desk.figures(period(done) + more)
                .get("items")
                .valueStream()
                .map(it ->
                        "%s %s %s"
                                .formatted(
                                        it.get("key").asString(),
                                        SalesDesk.net(it, "sold"),
                                        it.at("/sold/orders")))
                .toList();
    }

    @Test
    void what_is_imported_again_adds_nothing() throws IOException {
        var first = imported(SalesDesk.sample());
        var again =
                desk.imported(
                        BodyPublishers.ofByteArray(packed(SalesDesk.sample())),
                        "shop=" + shop,
                        "Content-Encoding",
                        "gzip");

        assertThat(again.get("rows").asInt()).isEqualTo(563);
        assertThat(again.get("imported").asInt()).isZero();
        assertThat(again.get("known").asInt()).isEqualTo(563);
        assertThat(facts(first)).isEqualTo(563);
        assertThat(facts(again)).isZero();

        var longer = imported(SalesDesk.sample() + "600000" + LINE.substring(1));
        assertThat(longer.get("imported").asInt()).isEqualTo(1);
        assertThat(desk.imported(HEADER + LINE, "shop=" + SalesDesk.shop()).get("imported").asInt())
                .as("of another shop")
                .isEqualTo(1);
    }

    private static byte[] packed(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void two_files_with_the_same_lines_at_once_add_them_once() throws Exception {
        Callable<JsonNode> one = () -> imported(SalesDesk.sample());

        var both = Race.of(List.of(one, one));

        assertThat(both.stream().mapToInt(it -> it.get("imported").asInt()).sum()).isEqualTo(563);
        assertThat(both.stream().mapToInt(this::facts).sum()).isEqualTo(563);
    }

    @Test
    void a_line_that_is_there_twice_is_an_error_where_that_is_wished() {
        var done = desk.imported(HEADER + LINE + LINE + LINE, "duplicates=refuse&shop=" + shop);

        assertThat(done.get("imported").asInt()).isEqualTo(1);
        assertThat(done.get("refused").asInt()).isEqualTo(2);
        assertThat(done.at("/warnings/duplicates").asInt()).isEqualTo(2);
        assertThat(SalesDesk.rows(desk.get("imports/" + id(done) + "/errors").body()))
                .extracting(it -> it.get("line") + " " + it.get("message"))
                .containsExactly("3 says the same as line 2", "4 says the same as line 2");
    }

    @Test
    void other_columns_and_instants_are_told_beside_the_file() {
        var file =
                """
                bestellung,artikel,menge,wann,preis
                C-1,TEA,3,2011-03-01T04:59:59Z,1.005
                ST7,TEA,-1,2011-03-01T05:00:00Z,1.00
                """;

        var done =
                desk.imported(
                        file,
                        "number=bestellung&sku=artikel&quantity=menge&at=wann&price=preis"
                                + "&cancels=ST&shop="
                                + shop);

        // New York's day begins at five; 3.015 is 3.02; C- is before no digit, and no prefix here.
        assertThat(SalesDesk.sum(all(done, ""), "cancelled")).isEqualTo("1 1 0 1 -1 -1.00");
        assertThat(
                        db.fetch(
                                        "select kind || ' ' || day || ' ' || items_minor from sales.facts"
                                                + " where source = '"
                                                + id(done)
                                                + "' order by at")
                                .getValues(0, String.class))
                .containsExactly("SALE 2011-02-28 302", "CANCELLATION 2011-03-01 -100");
    }
}
