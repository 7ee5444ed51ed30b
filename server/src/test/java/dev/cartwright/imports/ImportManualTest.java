package dev.cartwright.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.cartwright.catalog.ProductRow;
import dev.cartwright.files.Raw;
import dev.cartwright.files.Records;
import dev.cartwright.imports.Row.Good;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Channel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** The mappings that the manual shows read the files that it shows them for, row by row. */
class ImportManualTest {

    @Test
    void online_retail() throws IOException {
        var rows = rows("StockCode", open("imports/online-retail-products.csv"));

        assertThat(rows).hasSize(112).allMatch(it -> it.prices().size() == 1);
        var parasol =
                rows.stream()
                        .filter(it -> it.sku().equals(new Sku("21633")))
                        .findAny()
                        .orElseThrow();
        assertThat(parasol.names())
                .containsOnly(entry(Locale.ROOT, "SUNFLOWER DECORATIVE PARASOL"));
        assertThat(parasol.category()).containsExactly("Gifts", "Retail");
        assertThat(parasol.popularity()).isEqualTo(125);
        assertThat(parasol.prices()).containsOnly(entry(CurrencyUnit.USD, new BigDecimal("8.38")));
    }

    @Test
    void best_buy() throws IOException {
        var rows = rows("/(\\\\d+)_", new GZIPInputStream(open("demo/bestbuy-phones.jsonl.gz")));

        assertThat(rows).hasSize(3_291);
        assertThat(rows).extracting(ProductRow::sku).doesNotHaveDuplicates();
        assertThat(rows.getFirst().sku()).isEqualTo(new Sku("4984700"));
        assertThat(rows.getFirst().category())
                .containsExactly("Cell Phones", "Prepaid Phones", "All Prepaid Phones");
        assertThat(rows.getFirst().images())
                .containsExactly("https://cdn-demo.algolia.com/bestbuy-0118/4984700_sb.jpg");
        assertThat(rows.stream().flatMap(it -> it.names().values().stream()))
                .noneMatch(it -> it.contains("\u0099"));
    }

    @Test
    void dummyjson() throws IOException {
        var rows =
                rows(
                        "{\"from\": \"images\"}",
                        new GZIPInputStream(open("demo/dummyjson-products.jsonl.gz")));

        assertThat(rows).hasSize(194);
        assertThat(rows.getFirst().sku()).isEqualTo(new Sku("BEA-ESS-ESS-001"));
        assertThat(rows.getFirst().prices())
                .containsOnly(entry(CurrencyUnit.of("USD"), new BigDecimal("9.99")));
    }

    @Test
    void our_own_columns() throws IOException {
        var csv = block("csv", "TEA-BAG");
        var line =
                Files.readAllLines(Path.of("../docs/imports.md")).stream()
                        .filter(it -> it.startsWith("    {\"product\""))
                        .findFirst()
                        .orElseThrow();

        assertThat(rows(new NewImport("csv", null, null, null, null), stream(csv))).hasSize(2);
        assertThat(rows(new NewImport("jsonl", null, null, null, null), stream(line))).hasSize(2);
    }

    private static List<ProductRow> rows(String saying, InputStream file) throws IOException {
        return rows(Records.JSON.readValue(block("json", saying), NewImport.class), file);
    }

    /** Every record of the file is good. */
    private static List<ProductRow> rows(NewImport request, InputStream file) throws IOException {
        Channel channel = Desk.CHANNEL;
        var wish = request.wish();
        var records = Records.open(wish.format(), wish.delimiter(), file);
        var rows = new ArrayList<ProductRow>();
        @Nullable RowReader reader = null;
        for (Raw raw = records.next(); raw != null; raw = records.next()) {
            if (reader == null) {
                reader = new RowReader(request.wish(), records.header(), channel);
                assertThat(reader.wrongColumns(raw)).isEmpty();
            }
            for (var row : reader.read(raw)) {
                assertThat(row).isInstanceOf(Good.class);
                rows.add(((Good) row).row());
            }
        }
        return rows;
    }

    private static String block(String language, String saying) throws IOException {
        return Arrays.stream(Files.readString(Path.of("../docs/imports.md")).split("```"))
                .filter(it -> it.startsWith(language + "\n") && it.contains(saying))
                .map(it -> it.substring(language.length() + 1))
                .findFirst()
                .orElseThrow();
    }

    private static InputStream open(String resource) throws IOException {
        return new ClassPathResource(resource).getInputStream();
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }
}
