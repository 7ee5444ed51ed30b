package dev.cartwright.sales;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jooq.impl.DSL.val;

import dev.cartwright.AsAdmin;
import dev.cartwright.checkout.ShopTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Files that break on their way: nothing of them counts. */
@ShopTest
class HistoryUploadTest {

    private static final String HEADER =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";
    private static final String LINE = "1,TEA,Tea,2,2011-03-01 10:00:00,1.50,ada,France\n";

    /** More than are kept at once. */
    private static final int MANY = HistoryUpload.AT_ONCE + 1_000;

    @Autowired HistoryRun run;
    @Autowired HistoryTable imports;
    @Autowired DSLContext db;
    @LocalServerPort int port;

    SalesDesk desk = new SalesDesk(0, run);
    String shop = "";

    @BeforeEach
    void somebody_elses_shop() {
        desk = new SalesDesk(port, run);
        shop = SalesDesk.shop();
    }

    @Test
    void a_connection_that_breaks_leaves_nothing() throws IOException {
        var head =
                """
                POST /api/admin/sales/imports?currency=GBP&shop=%s HTTP/1.1
                Host: localhost
                Authorization: Bearer %s
                Content-Type: text/csv
                Content-Length: 100000000

                """
                        .formatted(shop, AsAdmin.KEY)
                        .replace("\n", "\r\n");
        try (var socket = new Socket("localhost", port)) {
            var out = socket.getOutputStream();
            out.write(head.getBytes(UTF_8));
            out.write((HEADER + LINE.repeat(MANY)).getBytes(UTF_8));
            out.flush();
            await().until(() -> keptLines() == HistoryUpload.AT_ONCE);
        }

        await().until(() -> last().get("status").asString().equals("FAILED"));
        assertNothingCounts();
    }

    private int keptLines() {
        return db.fetchSingle(
                        """
                        select count(*) from sales.import_lines join sales.imports using (import_id)
                        where shop = {0}
                        """,
                        val(shop))
                .get(0, int.class);
    }

    private JsonNode last() {
        return desk.get("imports?limit=20")
                .json()
                .get("items")
                .valueStream()
                .filter(it -> it.get("shop").asString().equals(shop))
                .findFirst()
                .orElseThrow();
    }

    /** Nor is any of it kept. */
    private void assertNothingCounts() {
        var id = last().get("id").asString();
        while (run.work(UUID.fromString(id)).isPresent()) {
            // As a job would that was queued all the same.
        }
        imports.forgetLines();
        assertThat(last().get("status").asString()).isEqualTo("FAILED");
        assertThat(last().get("imported").asInt()).isZero();
        assertThat(keptLines()).isZero();
        assertThat(
                        db.fetchSingle(
                                        "select count(*) from sales.facts where source = {0}",
                                        val(id))
                                .get(0, int.class))
                .isZero();
    }

    @Test
    void a_packed_file_that_is_cut_off_leaves_nothing() throws IOException {
        var packed = packed(SalesDesk.sample());

        var refused =
                desk.post(
                        "imports?shop=" + shop,
                        BodyPublishers.ofByteArray(Arrays.copyOf(packed, packed.length / 2)),
                        "Content-Encoding",
                        "gzip");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("type").asString()).isEqualTo("/problems/upload-broken");
        assertNothingCounts();
    }

    private static byte[] packed(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void another_encoding_leaves_nothing_and_is_told_by_its_line() {
        var latin = HEADER + LINE.repeat(MANY) + LINE.replace("Tea", "Th\u00e9");

        var refused =
                desk.post(
                        "imports?shop=" + shop,
                        BodyPublishers.ofByteArray(latin.getBytes(ISO_8859_1)));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("type").asString()).isEqualTo("/problems/file-unreadable");
        assertThat(refused.json().get("detail").asString())
                .matches("Around line [0-9]+: the file is not UTF-8.");
        assertThat(refused.json().get("line").asInt()).isBetween(HistoryUpload.AT_ONCE, MANY + 2);
        assertNothingCounts();
    }

    @Test
    void columns_of_something_else_are_no_import() {
        var refused =
                desk.post("imports?shop=" + shop, BodyPublishers.ofString("id;name\n1;Tea\n"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("number");
        assertThat(refused.json().at("/errors/0/message").asString())
                .isEqualTo("the file has no column InvoiceNo, but only [id;name]");
    }

    @Test
    void a_line_too_long_leaves_nothing() {
        var tooLong = LINE.replace("Tea", "x".repeat(1_000_001));

        var refused =
                desk.post("imports?shop=" + shop, BodyPublishers.ofString(HEADER + LINE + tooLong));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("type").asString()).isEqualTo("/problems/file-unreadable");
        assertThat(refused.json().get("line").asInt()).isEqualTo(2);
        assertNothingCounts();
    }

    /** Each line counts or not: of one that is wrong nothing does. */
    @Test
    void a_line_that_is_never_closed_is_named_and_the_others_count() {
        var done = desk.imported(HEADER + LINE + LINE.replace("Tea", "\"Tea"), "shop=" + shop);

        assertThat(done.get("imported").asInt()).isEqualTo(1);
        assertThat(done.get("refused").asInt()).isEqualTo(1);
        var errors = desk.get("imports/" + done.get("id").asString() + "/errors").body();
        assertThat(SalesDesk.rows(errors))
                .extracting(it -> it.get("line") + " " + it.get("field") + " " + it.get("message"))
                .containsExactly(
                        "3 row the quote opened on line 3 is never closed; what follows it is not"
                                + " read");
    }

    @Test
    void a_line_counts_once_however_it_is_read() {
        var file = HEADER + "C1,TEA,Tea,-1,2011-03-01 10:00:00,1.50,ada,France\n";
        var first = desk.imported(file, "shop=" + shop);

        var again = desk.imported(file, "cancels=ST&shop=" + shop);

        assertThat(first.get("imported").asInt()).isEqualTo(1);
        assertThat(again.get("imported").asInt()).isZero();
        assertThat(again.get("known").asInt()).isEqualTo(1);
    }

    @Test
    void what_can_be_added_up_counts() {
        var done =
                desk.imported(
                        HEADER + "1,TEA,Tea,2,2011-03-01,5000000000.00,ada,\n", "shop=" + shop);

        assertThat(done.get("imported").asInt()).isEqualTo(1);
    }
}
