package dev.cartwright.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Some records of a file that are still to be read.
 *
 * @param number the place of the first in the file, from 0
 * @param attempts that the database did not let through
 */
record Chunk(int number, int attempts, List<Raw> records) {

    /** So many rows that a transaction is worth its while, and so few that it is short. */
    static final int MOST_RECORDS = 500;

    /** In characters. Nobody's product needs as much; what is longer is skipped and reported. */
    static final int LONGEST_RECORD = 1_000_000;

    /** In characters, all records together: what an upload holds in memory. */
    static final int LONGEST = 4_000_000;

    private static final StreamReadConstraints LIMITS =
            StreamReadConstraints.builder()
                    .maxNestingDepth(32)
                    .maxStringLength(LONGEST_RECORD)
                    .build();

    /**
     * Not the server's own mapper, which refuses as a whole what here is one wrong cell. Escapes
     * keep what is no text, such as half of a surrogate pair, for whoever reads the cell.
     */
    static final JsonMapper JSON =
            JsonMapper.builder(JsonFactory.builder().streamReadConstraints(LIMITS).build())
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .build();

    /**
     * A record as it is in the file.
     *
     * @param line where it begins, from 1
     * @param fields of a CSV file; of JSON the one object. None: it is longer than records may be
     * @param wrong why it is no record that could be read
     */
    record Raw(int line, List<String> fields, @Nullable String wrong) {

        Raw(int line, List<String> fields) {
            this(line, fields, null);
        }

        Raw wrong(String why) {
            return new Raw(line, fields, why);
        }

        int length() {
            return fields.stream().mapToInt(String::length).sum();
        }
    }

    static Chunk of(int number, int attempts, byte[] content) {
        return new Chunk(number, attempts, List.of(JSON.readValue(content, Raw[].class)));
    }

    static byte[] content(List<Raw> records) {
        return JSON.writer().without(JsonWriteFeature.ESCAPE_NON_ASCII).writeValueAsBytes(records);
    }
}
