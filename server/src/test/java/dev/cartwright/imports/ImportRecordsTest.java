package dev.cartwright.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvParseException;
import dev.cartwright.files.Raw;
import dev.cartwright.files.Records;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How files are cut into records, before anybody looks into one. */
class ImportRecordsTest {

    static final NewImport CSV = new NewImport("csv", null, null, null, null);
    static final NewImport JSONL = new NewImport("jsonl", null, null, null, null);

    @Test
    void a_csv_record_longer_than_records_may_be_ends_the_reading() {
        var unclosed = "sku,name\nA,\"Tea\n" + "B,Cup\n".repeat(200_000);

        assertThatThrownBy(() -> cut(CSV, unclosed)).isInstanceOf(CsvParseException.class);
        assertThatThrownBy(() -> cut(CSV, "sku" + ",x".repeat(1_000) + "\nA\n"))
                .isInstanceOf(CsvParseException.class);
    }

    @Test
    void a_json_record_longer_than_records_may_be_is_kept_as_nothing() throws IOException {
        var file = "{\"sku\": \"%s\"}\n{\"sku\": \"B\"}\n".formatted("x".repeat(1_000_000));
        var list = "[" + file.strip().replace("\n", ",") + "]";
        var nested = "[{\"a\": [" + "\"xxxxxxxx\",".repeat(100_000) + "1]}, {\"sku\": \"B\"}]";

        assertThat(cut(JSONL, file))
                .containsExactly(new Raw(1, List.of()), new Raw(2, List.of("{\"sku\": \"B\"}")));
        for (var it : List.of(list, nested)) {
            assertThat(cut(JSONL, it))
                    .containsExactly(new Raw(1, List.of()), new Raw(1, List.of("{\"sku\":\"B\"}")));
        }
    }

    @Test
    void csv_is_cut_by_records_not_by_lines() throws IOException {
        var file = "\ufeffsku, name \r\nA,\"Green\r\n\"\"tea\"\"\"\r\n\r\nB,Tea\r\n, \r\nC,";

        assertThat(cut(CSV, file))
                .containsExactly(
                        new Raw(2, List.of("A", "Green\r\n\"tea\"")),
                        new Raw(5, List.of("B", "Tea")),
                        new Raw(7, List.of("C", "")));
        assertThat(open(CSV, file).header()).containsExactly("sku", "name");
    }

    @Test
    void another_delimiter_is_asked_for() throws IOException {
        var semicolon = new NewImport("csv", null, null, null, ";");

        assertThat(cut(semicolon, "sku;name\nA;T,a\n"))
                .containsExactly(new Raw(2, List.of("A", "T,a")));
    }

    @Test
    void json_is_kept_as_it_is_line_by_line() throws IOException {
        assertThat(cut(JSONL, "\ufeff{\"sku\": \"A\"}\r\n\n{broken\n{\"sku\": \"B\"}"))
                .containsExactly(
                        new Raw(1, List.of("{\"sku\": \"A\"}\r")),
                        new Raw(3, List.of("{broken")),
                        new Raw(4, List.of("{\"sku\": \"B\"}")));
    }

    @Test
    void a_list_of_json_is_read_element_by_element_with_its_numbers_as_they_are()
            throws IOException {
        var file = " \n[{\"sku\": \"A\",\n \"price\": 12.10},\n {\"sku\": \"\\ud800\"}, 7]\n";

        assertThat(cut(JSONL, file))
                .containsExactly(
                        new Raw(2, List.of("{\"sku\":\"A\",\"price\":12.10}")),
                        new Raw(4, List.of("{\"sku\":\"\\uD800\"}")),
                        new Raw(4, List.of("7")));
    }

    @Test
    void records_survive_being_kept() {
        var records =
                List.of(
                        new Raw(2, List.of("A", "NUL \u0000, ™ and 𝄞")),
                        new Raw(3, List.of()),
                        new Raw(4, List.of("{\"sku\": \"\\ud800\"}")));

        assertThat(Chunk.of(500, 1, Raw.content(records))).isEqualTo(new Chunk(500, 1, records));
    }

    private static List<Raw> cut(NewImport request, String file) throws IOException {
        var records = open(request, file);
        var all = new ArrayList<Raw>();
        for (@Nullable Raw raw = records.next(); raw != null; raw = records.next()) {
            all.add(raw);
        }
        return all;
    }

    private static Records open(NewImport request, String file) throws IOException {
        var wish = request.wish();
        return Records.open(
                wish.format(), wish.delimiter(), new ByteArrayInputStream(file.getBytes(UTF_8)));
    }
}
