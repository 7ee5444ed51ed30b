package dev.cartwright.imports;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cartwright.kernel.InvalidField;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a foreign file says what ours say.
 *
 * @param columns by our name of a column; in the order in which options tell variants apart
 * @param ignoreOthers columns of the file that nothing is read from are no mistake
 */
@Schema(name = "ImportMapping")
record Mapping(Map<String, Source> columns, @Nullable Boolean ignoreOthers) {

    private static final int MOST_COLUMNS = 200;
    private static final int MOST_NAME = 200;
    private static final int MOST_VALUE = 1_000;

    Mapping {
        if (columns == null || columns.isEmpty() || columns.size() > MOST_COLUMNS) {
            throw new InvalidField("columns", "must have 1 to " + MOST_COLUMNS);
        }
        columns.forEach((name, source) -> {
            if (source == null) {
                throw new InvalidField("columns." + name, "must be an object");
            }
        });
        if (!columns.containsKey("sku")) {
            throw new InvalidField("columns.sku", "is required: it says which variant a row means");
        }
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    boolean ignoresOthers() {
        return Boolean.TRUE.equals(ignoreOthers);
    }

    /**
     * Where one column comes from.
     *
     * @param from a column of the file, or the way into nested objects: {@code dimensions.width}
     * @param value the same for every row
     * @param pattern RE2; what its first group finds in the text, or all it finds without a group
     * @param separator between the parts of a list
     * @param scale what a number is multiplied by; the product is rounded to what the column holds
     */
    @Schema(name = "ImportSource")
    record Source(
            @Nullable String from,
            @Nullable String value,
            @Nullable String pattern,
            @Nullable String separator,
            @Nullable BigDecimal scale) {

        private static final int MOST_SEPARATOR = 10;
        private static final int MOST_REPETITIONS = 1_000;
        private static final java.util.regex.Pattern REPETITION =
                java.util.regex.Pattern.compile("\\{(?:[0-9]{1,9},)?([0-9]{1,9}),?}");

        Source {
            if ((from == null) == (value == null)) {
                throw new InvalidField("from", "say either from or value");
            }
            requireShort("from", from, MOST_NAME);
            requireShort("value", value, MOST_VALUE);
            requireShort("pattern", pattern, MOST_NAME);
            requireShort("separator", separator, MOST_SEPARATOR);
            if (pattern != null) {
                compile(pattern);
            }
            if (scale != null
                    && (scale.signum() <= 0 || scale.precision() > 20 || outside(scale.scale()))) {
                throw new InvalidField("scale", "must be more than 0, with at most 20 digits");
            }
        }

        static Source column(String name) {
            return new Source(name, null, null, null, null);
        }

        private static boolean outside(int decimals) {
            return decimals > 20 || decimals < -20;
        }

        private static void requireShort(String field, @Nullable String text, int most) {
            if (text != null && (text.isEmpty() || text.length() > most)) {
                throw new InvalidField(field, "must have 1 to " + most + " characters");
            }
        }

        /** RE2 takes linear time, but would unroll a repetition of repetitions without end. */
        static Pattern compile(String pattern) {
            try {
                long times = 1;
                var repetitions = REPETITION.matcher(pattern);
                while (repetitions.find() && times <= MOST_REPETITIONS) {
                    times *= Math.max(1, Long.parseLong(repetitions.group(1)));
                }
                if (times > MOST_REPETITIONS) {
                    throw new InvalidField("pattern", "repeats too often");
                }
                return Pattern.compile(pattern);
            } catch (PatternSyntaxException e) {
                throw new InvalidField("pattern", "is not RE2: " + e.getMessage());
            }
        }
    }
}
