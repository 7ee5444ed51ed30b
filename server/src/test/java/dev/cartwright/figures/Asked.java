package dev.cartwright.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.OK;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Figures as somebody gets them who asks over HTTP. */
record Asked(MockMvcTester http) {

    private static final String FIGURES = "/api/admin/inventory/figures/";

    /** Keeps each decimal as it is written: 0.4500 has four. */
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    MvcTestResult get(String figure) {
        return http.get().uri(FIGURES + figure).exchange();
    }

    JsonNode json(String figure) {
        var answer = get(figure);
        assertThat(answer).hasStatus(OK);
        return JSON.readTree(text(answer));
    }

    /** The rows of the CSV, by title. */
    List<Map<String, String>> csv(String figure) {
        var answer = http.get().uri(FIGURES + figure).accept("text/csv").exchange();
        assertThat(answer).hasStatus(OK).hasContentType("text/csv;charset=UTF-8");
        var rows = new ArrayList<Map<String, String>>();
        try (var csv = CsvReader.builder().ofNamedCsvRecord(text(answer))) {
            csv.forEach(row -> rows.add(new LinkedHashMap<>(row.getFieldsAsMap())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    /** What the CSV has to say, by what the JSON says: amounts apart from their currency. */
    List<Map<String, String>> asCsv(JsonNode figure) {
        return figure.get("items")
                .valueStream()
                .map(item -> {
                    var cells = new LinkedHashMap<String, String>();
                    item.properties().forEach(it -> cells(it.getKey(), it.getValue(), cells));
                    cells.put("currency", "USD");
                    return (Map<String, String>) cells;
                })
                .toList();
    }

    private static void cells(String name, JsonNode value, Map<String, String> cells) {
        if (value.has("units")) {
            cells.put(name + "Units", value.get("units").asString());
            cells(name + "Value", value.get("value"), cells);
        } else if (value.has("amount")) {
            assertThat(value.get("currency").asString()).isEqualTo("USD");
            cells.put(name, value.get("amount").asString());
        } else {
            var text = value.isNull() ? "" : value.asString();
            cells.put(name, text.startsWith("=") ? "'" + text : text);
        }
    }

    private static String text(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
