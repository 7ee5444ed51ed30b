package dev.cartwright.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.files.Quoting;
import dev.cartwright.kernel.Sku;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read as it was, and no spreadsheet calculates it. */
class ExportQuotingTest {

    private static final String SIGNS = "''''===+-@\t\r\n|>\\\\ a1,.\"\uff1d";

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "=1+1, '=1+1",
                "'=1+1, ''=1+1",
                "+49 30, '+49 30",
                "-5, -5",
                "-5.50, -5.50",
                "-5-6, '-5-6",
                "@here, '@here",
                "'47 Brand, '47 Brand",
                "', ''",
                "\"\", '",
                "\uff1d1, '\uff1d1"
            })
    void a_formula_has_an_apostrophe_in_csv(String text, String cell) {
        assertThat(Quoting.SHEET.write(text)).isEqualTo(cell);
        assertThat(Quoting.SHEET.read(cell)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "'=1+1", "-5-6", "'47 Brand"})
    void json_has_formulas_as_they_are(String text) {
        assertThat(Quoting.LINES.write(text)).isEqualTo(text);
        assertThat(Quoting.LINES.read(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @EnumSource(Quoting.class)
    void every_text_is_read_as_it_was(Quoting quoting) {
        var random = new Random(7);
        for (int i = 0; i < 50_000; i++) {
            var text = text(random);
            var cell = quoting.write(text);
            assertThat(quoting.read(cell)).as("seed 7, number %d", i).isEqualTo(text);
            assertThat(quoting == Quoting.SHEET && Quoting.isFormula(cell)).as(cell).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(chars = {'|', '>'})
    void every_list_is_read_as_it_was(char between) {
        var random = new Random(8);
        for (int i = 0; i < 50_000; i++) {
            var parts = List.of(text(random), text(random).strip(), "\\");
            var read = Parts.split(Parts.join(parts, between), between);
            assertThat(read.stream().map(String::strip))
                    .as("seed 8, number %d", i)
                    .containsExactlyElementsOf(parts.stream().map(String::strip).toList());
        }
    }

    @Test
    void a_backslash_before_anything_else_is_a_backslash() {
        assertThat(Parts.split("C:\\teas|C:\\\\green\\|black", '|'))
                .containsExactly("C:\\teas", "C:\\green|black");
    }

    @Test
    void others_files_know_nothing_of_apostrophes_and_backslashes() {
        var mapping =
                "{'columns': {'sku': {'from': 'sku'}, 'name': {'from': 'n'}, 'tags': {'from': 't'}}}";
        var row = Desk.csv("sku,n,t", mapping).row("A", "'=x", "a\\|b");

        assertThat(row.names().values()).containsExactly("'=x");
        assertThat(row.tags()).containsExactly("a\\", "b");
    }

    @Test
    void an_apostrophe_alone_empties_a_text_and_is_no_name() {
        var row = Desk.csv("sku,brand").row("A", "'");

        assertThat(row.sku()).isEqualTo(new Sku("A"));
        assertThat(row.brand()).isEmpty();
        assertThat(Desk.json(null).row("{\"sku\": \"A\", \"brand\": \"'\"}").brand()).isEmpty();
        assertThat(Desk.csv("sku").errors("'")).hasSize(1);
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(6), 0, SIGNS.length())
                .mapToObj(i -> SIGNS.substring(i, i + 1))
                .collect(Collectors.joining());
    }
}
