package dev.cartwright.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/**
 * An article as its source gives it.
 *
 * @param categories from the top to the article's own
 * @param price in US dollars
 * @param image where there is one picture only
 */
record DemoLine(
        String name,
        String description,
        @Nullable String brand,
        List<String> categories,
        BigDecimal price,
        @Nullable String sku,
        @Nullable Integer popularity,
        @Nullable String image,
        @Nullable List<String> images) {

    private static final String BEFORE_COLOUR = " - ";

    private static final List<String> FILES =
            List.of("demo/bestbuy-phones.jsonl.gz", "demo/dummyjson-products.jsonl.gz");

    /** Some names were written on Windows, where this character is a trademark sign. */
    DemoLine {
        name = name.replace('\u0099', '™');
        brand = brand == null ? null : brand.replace('\u0099', '™');
    }

    /** Reads every line of every source, in their order. */
    static List<DemoLine> all(JsonMapper json) {
        return FILES.stream().flatMap(file -> read(file, json).stream()).toList();
    }

    private static List<DemoLine> read(String file, JsonMapper json) {
        try (var packed = new ClassPathResource(file).getInputStream();
                var text = new InputStreamReader(new GZIPInputStream(packed), UTF_8);
                var lines = new BufferedReader(text)) {
            return lines.lines().map(line -> json.readValue(line, DemoLine.class)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    /** "Apple - iPhone 7 32GB - Gold" is an "Apple - iPhone 7 32GB"; "AT&T - SIM Kit" is itself. */
    String model() {
        var end = name.lastIndexOf(BEFORE_COLOUR);
        return end > name.indexOf(BEFORE_COLOUR) ? name.substring(0, end) : name;
    }

    /** Empty where the name has none. */
    String colour() {
        var model = model();
        return model.equals(name) ? "" : name.substring(model.length() + BEFORE_COLOUR.length());
    }

    List<String> pictures() {
        if (images != null) {
            return images;
        }
        return image == null ? List.of() : List.of(image);
    }
}
