package dev.cartwright.files;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * A record as it is in the file.
 *
 * @param line where it begins, from 1
 * @param fields of a CSV file; of JSON the one object. None: it is longer than records may be
 * @param wrong why it is no record that could be read
 */
public record Raw(int line, List<String> fields, @Nullable String wrong) {

    public Raw(int line, List<String> fields) {
        this(line, fields, null);
    }

    Raw wrong(String why) {
        return new Raw(line, fields, why);
    }

    /** In characters. */
    public int length() {
        return fields.stream().mapToInt(String::length).sum();
    }

    /** Reads what {@link #content} wrote. */
    public static List<Raw> of(byte[] content) {
        return List.of(Records.JSON.readValue(content, Raw[].class));
    }

    /** Records as a chunk of them is kept, until it is their turn. */
    public static byte[] content(List<Raw> records) {
        return Records.JSON
                .writer()
                .without(JsonWriteFeature.ESCAPE_NON_ASCII)
                .writeValueAsBytes(records);
    }
}
