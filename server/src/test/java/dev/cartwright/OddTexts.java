package dev.cartwright;

import java.util.List;

/** What hardly anybody types, and what somebody types to see what happens. */
final class OddTexts {

    /** As they stand in JSON. */
    static final List<String> IN_JSON =
            List.of(
                    "null",
                    "true",
                    "0",
                    "-1",
                    "-0",
                    "0.1",
                    "2147483648",
                    "9223372036854775808",
                    "1e400",
                    "1e-400",
                    "0." + "1".repeat(60),
                    "[]",
                    "{}",
                    "[[[[[[]]]]]]",
                    "[null]",
                    "\"\"",
                    "\" \"",
                    "\"\\u0000\"",
                    "\"\\ud83d\"",
                    "\"\\ud83c\\udf75 t\\u00e9a\"",
                    "\"\\u202egnp.exe\"",
                    "\"<script>alert(1)</script>\"",
                    "\"' or 1=1; --\"",
                    "\"../../../../etc/hostname\"",
                    "\"{{7*7}}${7*7}#{7*7}\"",
                    "\"%s%n%d\"",
                    "\"NaN\"",
                    "\"Infinity\"",
                    "\"1,000.00\"",
                    "\"999999999999999999999.99\"",
                    "\"2026-02-30\"",
                    "\"9999-12-31T23:59:59.999999999Z\"",
                    "\"-999999999-01-01T00:00:00Z\"",
                    "\"+1000000000-12-31T23:59:59Z\"",
                    "\"P1000000000Y\"",
                    "\"" + "a".repeat(255) + "\"",
                    "\"" + "\u00e9".repeat(5_000) + "\"");

    /** As they stand in an address or a header, before they are encoded. */
    static final List<String> ELSEWHERE =
            List.of(
                    "",
                    " ",
                    "-1",
                    "0",
                    "101",
                    "2147483648",
                    "1e9",
                    "true",
                    "null",
                    "%",
                    "%00",
                    "a%2Fb",
                    "\u0000",
                    "\t",
                    "*",
                    "'",
                    "\"",
                    "\\",
                    "t\u00e9a \ud83c\udf75",
                    "2026-02-30",
                    "9999-12-31T23:59:59.999999999Z",
                    "-999999999-01-01T00:00:00Z",
                    "00000000-0000-0000-0000-000000000000",
                    "WyJhIiwiYiJd",
                    "eyJhbGciOiJub25lIn0.e30.",
                    "a".repeat(3_000));

    private OddTexts() {}
}
