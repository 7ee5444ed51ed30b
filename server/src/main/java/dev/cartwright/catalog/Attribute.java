package dev.cartwright.catalog;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Text;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What products and variants can be described by, the same wherever it is used.
 *
 * @param unit of a number, as "mm"
 * @param labels what shoppers read, by language; without one they read the code
 * @param filterable whether lists can be narrowed by it
 */
public record Attribute(
        String code,
        Type type,
        @Nullable String unit,
        Map<Locale, String> labels,
        boolean filterable) {

    public Attribute {
        if (!code.matches("[a-z][a-z0-9_]{0,49}")) {
            throw new InvalidField(
                    "code", "must be a letter, then up to 49 of a-z, 0-9 and '_', all lower case");
        }
        unit = Text.optional("unit", unit, 20);
        labels.forEach((_, label) -> Text.required("labels", label, 100));
        labels = Map.copyOf(labels);
    }

    /** For a code that a file uses and nobody has described: text, to be found by. */
    public static Attribute unknown(String code) {
        return new Attribute(code, Type.TEXT, null, Map.of(), true);
    }

    /** What shoppers of a language read, else of any. */
    public String label(Locale locale) {
        var exact = labels.get(locale);
        var relative = exact != null ? exact : labels.get(Locale.of(locale.getLanguage()));
        return relative != null
                ? relative
                : labels.values().stream().sorted().findFirst().orElse(code);
    }

    /** Returns a value that somebody looks for as products have it; what is none stays. */
    public String asked(String value) {
        try {
            return type == Type.TEXT ? value : type.canonical(code, value);
        } catch (InvalidField e) {
            return value;
        }
    }

    /** What an attribute's values are. */
    public enum Type {
        TEXT,
        NUMBER,
        BOOLEAN,
        DATE;

        /**
         * Returns the one way in which this type writes a value: {@code 5.50} is {@code 5.5}.
         *
         * @throws InvalidField naming the field, for what is not of this type
         */
        String canonical(String field, String value) {
            var text = Text.required(field, value, 200);
            return switch (this) {
                case TEXT -> text;
                case NUMBER -> number(field, text);
                case BOOLEAN -> truth(field, text);
                case DATE -> date(field, text);
            };
        }

        private static String number(String field, String text) {
            if (!text.matches("[+-]?[0-9]{1,15}([.][0-9]{1,9})?")) {
                throw new InvalidField(field, "must be a number such as 12.5");
            }
            var number = new BigDecimal(text);
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }

        private static String truth(String field, String text) {
            var word = text.toLowerCase(Locale.ROOT);
            if (!word.equals("true") && !word.equals("false")) {
                throw new InvalidField(field, "must be true or false");
            }
            return word;
        }

        private static String date(String field, String text) {
            try {
                return LocalDate.parse(text).toString();
            } catch (DateTimeParseException e) {
                throw new InvalidField(field, "must be a date such as 2026-11-26");
            }
        }
    }
}
