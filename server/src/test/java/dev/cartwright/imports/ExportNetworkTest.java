package dev.cartwright.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.cartwright.AsAdmin;
import dev.cartwright.StatementCount;
import dev.cartwright.TestDatabase;
import dev.cartwright.WholeShop;
import dev.cartwright.catalog.Selection;
import dev.cartwright.catalog.Slug;
import dev.cartwright.files.Format;
import dev.cartwright.platform.Channels;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** How a file is sent, and what is left when that breaks. */
@WholeShop
class ExportNetworkTest {

    private static final String URL = "/api/admin/exports/products";

    @Autowired MockMvcTester http;
    @Autowired ImportRun run;
    @Autowired Exports exports;
    @Autowired DataSource database;
    @LocalServerPort int port;

    final String mark = UUID.randomUUID().toString().substring(24);

    @BeforeEach
    void three_pages_of_products() {
        var file =
                IntStream.range(0, 1_100)
                        .mapToObj(i -> "%1$s-%2$d,Many %1$s,N,1\n".formatted(mark, i))
                        .collect(Collectors.joining("", "sku,category,name,price\n", ""));
        var merchant = new Merchant(http, run);
        merchant.works(merchant.queues(Merchant.CSV, file));
    }

    @Test
    void pages_are_read_one_by_one_and_none_while_the_network_is_written_to() throws IOException {
        var wish =
                exports.prepare(
                        Format.CSV,
                        Channels.DEFAULT,
                        new Selection(null, new Slug("many-" + mark)));
        var written = new int[1];
        var network =
                new OutputStream() {
                    @Override
                    public void write(int b) {
                        written[0]++;
                        assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                                .isFalse();
                    }
                };

        var asked =
                StatementCount.during(() -> {
                    try {
                        exports.write(wish, network);
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                });

        assertThat(asked.commits()).as("500 + 500 + 100").isEqualTo(3);
        assertThat(asked.statements()).as("products, prices, categories").hasSizeBetween(9, 12);
        assertThat(written[0]).isGreaterThan(100_000);
    }

    @Test
    void who_hangs_up_leaves_nothing_open() throws IOException {
        var head =
                "GET %s?category=many-%s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
                        .formatted(URL, mark, AsAdmin.KEY);
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(head.getBytes(UTF_8));
            assertThat(socket.getInputStream().readNBytes(20))
                    .startsWith("HTTP/1.1 200".getBytes(UTF_8));
            socket.setSoLinger(true, 0);
        }

        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(
                                        ((HikariDataSource) database)
                                                .getHikariPoolMXBean()
                                                .getActiveConnections())
                                .isZero());
        assertThat(get("?category=many-" + mark)).hasStatusOk();
    }

    @Test
    void a_file_that_fails_half_way_has_no_end() throws IOException, SQLException {
        asSuperuser(
                "delete from catalog.product_texts where product_id ="
                        + " (select product_id from catalog.variants where sku = '%s-1050')"
                                .formatted(mark));
        try {
            assertThatThrownBy(() -> asks("?category=many-" + mark, "identity"))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> asks("?category=many-" + mark, "gzip"))
                    .isInstanceOf(IOException.class);
        } finally {
            asSuperuser(
                    "insert into catalog.product_texts select product_id, 'en', 'Many', '' from"
                            + " catalog.variants where sku = '%s-1050'".formatted(mark));
        }
    }

    private MvcTestResult get(String query) {
        return http.get().uri(URI.create(URL + query)).exchange();
    }

    private HttpResponse<byte[]> asks(String query, String encodings)
            throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + URL + query))
                            .header("Authorization", "Bearer " + AsAdmin.KEY)
                            .header("Accept-Encoding", encodings)
                            .build();
            return client.send(request, BodyHandlers.ofByteArray());
        }
    }

    private void asSuperuser(String sql) throws SQLException {
        try (var superuser = TestDatabase.asSuperuser(database);
                var statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }
}
