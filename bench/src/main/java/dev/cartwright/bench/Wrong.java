package dev.cartwright.bench;

/** Ten ways in which a row is wrong, and the column that is reported. */
enum Wrong {
    NO_NUMBER("price", ",,,,x"),
    BELOW_ZERO("price", ",,,,-1.00"),
    TOO_FINE("price", ",,,,1.005"),
    NEVER_POPULAR("popularity", "-7,,,,,,1.00"),
    NO_STATUS("status", "1,sold,,,,,1.00"),
    NO_DAY("publish_at", "1,draft,31.12.2026,,,,1.00"),
    NO_WEIGHT("weight_grams", "1,,,,,2.5,1.00"),
    A_FIELD_TOO_MANY("row", "1,,,,,,1.00,"),
    NO_SKU("sku", "1,,,,,,1.00"),
    NO_CATEGORY("category", "1,,,,,,1.00");

    private static final int LAST_COLUMNS = 7;

    private final String field;
    private final String end;

    /**
     * @param end the last columns; what is left out before it is blank
     */
    Wrong(String field, String end) {
        this.field = field;
        this.end = end;
    }

    String field() {
        return field;
    }

    /** A row of the file without its line end. */
    String row(String sku) {
        var missing = LAST_COLUMNS - 1 - (int) end.chars().filter(it -> it == ',').count();
        var code = this == NO_SKU ? "" : sku;
        var category = this == NO_CATEGORY ? "" : "Home";
        return "%s,,Wrong,,%s,,,%s%s"
                .formatted(code, category, ",".repeat(Math.max(0, missing)), end);
    }
}
