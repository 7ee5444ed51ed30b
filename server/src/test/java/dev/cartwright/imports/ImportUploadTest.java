package dev.cartwright.imports;

import static dev.cartwright.imports.Merchant.CSV;
import static dev.cartwright.imports.Merchant.JSONL;
import static dev.cartwright.imports.Merchant.assertProblem;
import static dev.cartwright.imports.Merchant.packed;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.cartwright.AsAdmin;
import dev.cartwright.MovableClock;
import dev.cartwright.WholeShop;
import dev.cartwright.files.Raw;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** How a file comes in: whole or not at all, in whatever form. */
@WholeShop
class ImportUploadTest {

    @Autowired MockMvcTester http;
    @Autowired ImportRun run;
    @Autowired Upload upload;
    @Autowired ChunkTable chunks;
    @Autowired ImportTable imports;
    @Autowired ImportSettings settings;
    @Autowired MovableClock clock;
    @Autowired DSLContext db;
    @LocalServerPort int port;

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "sku,name\n", "sku,name\n\n , \n"})
    void a_file_without_rows_is_refused(String file) {
        var id = merchant().makes(CSV);

        assertProblem(merchant().sends(id, file), 400, "file-empty");
        assertWaits(id);
    }

    @Test
    void columns_that_cannot_be_are_refused_with_those_that_can() {
        var id = merchant().makes(CSV);

        var answer = merchant().sends(id, "sku,colour\nA,red\n");

        assertProblem(answer, 400, "unusable-columns");
        assertThat(Merchant.read(answer, "$.errors[0].field")).isEqualTo("colour");
        assertThat(Merchant.read(answer, "$.errors[0].message"))
                .isEqualTo("is not a known column; known are " + Column.KNOWN);
        assertWaits(id);
    }

    @Test
    void a_file_that_is_not_utf8_is_refused() {
        var id = merchant().makes(CSV);
        for (var charset : List.of(ISO_8859_1, UTF_16)) {
            var answer =
                    merchant().sends(id, "sku,name\nA,Grüner Tee\n".getBytes(charset), "text/csv");

            assertProblem(answer, 400, "file-unreadable");
            assertThat(Merchant.text(answer)).contains("the file is not UTF-8");
        }
        assertWaits(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"sku\": \"A\"}",
                "[{\"sku\": \"A\"}, {\"sku\"",
                "[{\"sku\": \"A\"}, }]",
                "[{\"sku\": \"A\"}] {}"
            })
    void a_broken_list_of_json_is_refused_as_a_whole(String file) {
        var id = merchant().makes(JSONL);

        assertProblem(merchant().sends(id, file), 400, "file-unreadable");
        assertWaits(id);
    }

    @Test
    void a_packed_file_that_is_cut_off_is_broken() {
        var id = merchant().makes(JSONL);
        var packed = packed("{\"sku\": \"A\"}\n".repeat(5_000).getBytes(UTF_8));

        for (var length : List.of(0, 5, packed.length / 2, packed.length - 1)) {
            var answer = merchant().sendsPacked(id, Arrays.copyOf(packed, length));
            assertProblem(answer, 400, "upload-broken");
        }
        assertWaits(id);
        assertThat(merchant().sendsPacked(id, packed)).hasStatus(202);
    }

    @Test
    void a_connection_that_breaks_leaves_an_import_that_waits() throws IOException {
        var id = merchant().makes(CSV);
        var head =
                """
                PUT %s/%s/file HTTP/1.1
                Host: localhost
                Authorization: Bearer %s
                Content-Type: text/csv
                Content-Length: 1000000

                """
                        .formatted(Merchant.URL, id, AsAdmin.KEY)
                        .replace("\n", "\r\n");
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(head.getBytes(UTF_8));
            socket.getOutputStream().write(("sku\n" + "A\n".repeat(1_200)).getBytes(UTF_8));
            socket.getOutputStream().flush();
            Awaitility.await().until(() -> count("chunks", id) == 2);
        }

        assertWaits(id);
        assertThat(merchant().sends(id, "sku\nB\n")).hasStatus(202);
        assertThat(merchant().looksAt(id))
                .bodyJson()
                .isLenientlyEqualTo("{\"status\": \"QUEUED\", \"rowsTotal\": 1, \"bytes\": 6}");
    }

    @Test
    void a_file_is_taken_once() {
        var id = merchant().queues(CSV, "sku\nA\n");

        var again = merchant().sends(id, "sku\nB\n");

        assertProblem(again, 409, "import-takes-no-file");
        assertThat(Merchant.read(again, "$.state")).isEqualTo("QUEUED");
        assertThat(count("chunks", id)).isEqualTo(1);
    }

    @Test
    void of_two_uploads_at_once_the_later_counts() {
        var id = merchant().makes(CSV);
        var overtaken =
                new FilterInputStream(new ByteArrayInputStream("sku\nA\n".getBytes(UTF_8))) {
                    @Override
                    public int read(byte[] bytes, int from, int length) throws IOException {
                        var read = super.read(bytes, from, length);
                        if (read < 0) {
                            assertThat(merchant().sends(id, "sku\nB\nC\n")).hasStatus(202);
                        }
                        return read;
                    }
                };

        assertThat(catchThrowable(() -> upload.receive(id, overtaken)))
                .hasMessageContaining("upload-overtaken");
        assertThat(Merchant.read(merchant().looksAt(id), "$.rowsTotal")).isEqualTo(2);
    }

    @Test
    void other_encodings_and_types_are_unsupported() {
        var id = merchant().makes(CSV);
        var put = http.put().uri(Merchant.URL + "/{id}/file", id).content("sku\nA\n");

        assertProblem(
                put.contentType("text/csv").header("Content-Encoding", "br").exchange(),
                415,
                "unsupported-encoding");
        assertProblem(
                merchant().sends(id, new byte[] {1}, "image/png"), 415, "unsupported-media-type");
        assertWaits(id);
    }

    @Test
    void a_file_in_several_packed_parts_is_one_file() {
        var id = merchant().makes(JSONL);
        var part = packed("{\"sku\": \"A\"}\n".getBytes(UTF_8));
        var file = Arrays.copyOf(part, part.length * 2);
        System.arraycopy(part, 0, file, part.length, part.length);

        assertThat(merchant().sendsPacked(id, file)).hasStatus(202);

        assertThat(records(id)).hasSize(2);
    }

    @Test
    void a_large_file_is_many_chunks_in_their_order() {
        var id =
                merchant()
                        .queues(
                                CSV,
                                "sku,name\n"
                                        + "A,\"%s\"\n".formatted("x".repeat(1_000)).repeat(2_600));

        assertThat(
                        db.fetch(
                                        "select number, records from imports.chunks where import_id ="
                                                + " ? order by number",
                                        id)
                                .map(it -> it.get(0) + " " + it.get(1)))
                .containsExactly(
                        "0 500", "500 500", "1000 500", "1500 500", "2000 500", "2500 100");
        assertThat(Merchant.read(merchant().looksAt(id), "$.bytes")).isEqualTo(9 + 2_600 * 1_005);
        assertThat(
                        db.fetch(
                                "select task_name from platform.scheduled_tasks where task_instance"
                                        + " = ?",
                                id.toString()))
                .hasSize(1);
    }

    @Test
    void files_that_nobody_waits_for_are_forgotten() {
        var broken = merchant().makes(CSV);
        var begun = imports.beginUpload(broken, clock.instant()).orElseThrow();
        chunks.add(begun, 0, Collections.nCopies(500, new Raw(2, List.of("A"))));
        var queued = merchant().queues(CSV, "sku\nA\n");
        var cancelled = merchant().queues(CSV, "sku\nA\n");
        merchant().cancels(cancelled);

        ImportJobs.forgetAll(chunks, settings, clock);
        assertThat(Stream.of(broken, queued, cancelled).map(it -> count("chunks", it)))
                .containsExactly(1, 1, 0);

        clock.move(Duration.ofDays(1).plusSeconds(1));
        ImportJobs.forgetAll(chunks, settings, clock);
        assertThat(Stream.of(broken, queued).map(it -> count("chunks", it))).containsExactly(0, 1);
        assertWaits(broken);
        assertThat(imports.completeUpload(begun, List.of("sku"), 1, 500))
                .as("an upload of which chunks are gone")
                .isFalse();
    }

    private void assertWaits(UUID id) {
        assertThat(merchant().looksAt(id))
                .bodyJson()
                .isLenientlyEqualTo("{\"status\": \"WAITING_FOR_FILE\", \"rowsTotal\": 0}");
    }

    private List<Raw> records(UUID id) {
        var at = imports.find(id).orElseThrow();
        return chunks.first(at).orElseThrow().records();
    }

    private int count(String table, UUID id) {
        return db.fetchSingle("select count(*) from imports." + table + " where import_id = ?", id)
                .get(0, int.class);
    }

    private Merchant merchant() {
        return new Merchant(http, run);
    }
}
