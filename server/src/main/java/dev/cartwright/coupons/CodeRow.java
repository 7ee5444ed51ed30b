package dev.cartwright.coupons;

import dev.cartwright.files.Raw;
import dev.cartwright.files.RowError;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.InvalidField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a row of the merchant's file turned out to be. */
sealed interface CodeRow {

    String CODE = "code";
    String CUSTOMER = "customer";

    /** A code, and for whom it is. */
    record Good(int line, String code, @Nullable CustomerId customer) implements CodeRow {

        Bad refused(String message) {
            return new Bad(new RowError(line, null, CODE, code, message));
        }
    }

    /** Something that is no code. */
    record Bad(RowError error) implements CodeRow {}

    /** Throws {@link InvalidField} where the columns of the file are not ours. */
    static void requireColumns(List<String> header) {
        for (var column : header) {
            if (!column.equals(CODE) && !column.equals(CUSTOMER)) {
                throw new InvalidField(column, "is no column of codes; they have code, customer");
            }
            if (header.indexOf(column) != header.lastIndexOf(column)) {
                throw new InvalidField(column, "is a column twice");
            }
        }
        if (!header.contains(CODE)) {
            throw new InvalidField(CODE, "must be a column of the file");
        }
    }

    static CodeRow read(Raw raw, List<String> header) {
        if (raw.wrong() != null) {
            return bad(raw, RowError.ROW, null, raw.wrong());
        }
        if (raw.fields().size() != header.size()) {
            var message =
                    "has %d fields where the first line has %d"
                            .formatted(raw.fields().size(), header.size());
            return bad(raw, RowError.ROW, null, message);
        }
        var code = cell(raw, header, CODE);
        var customer = cell(raw, header, CUSTOMER);
        try {
            var read = CouponCode.require(CODE, code);
            return new Good(
                    raw.line(), read, customer.isEmpty() ? null : CustomerId.valueOf(customer));
        } catch (InvalidField e) {
            return bad(raw, e.field(), code, String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            return bad(raw, CUSTOMER, customer, String.valueOf(e.getMessage()));
        }
    }

    private static String cell(Raw raw, List<String> header, String column) {
        var at = header.indexOf(column);
        return at < 0 ? "" : raw.fields().get(at).strip();
    }

    private static Bad bad(Raw raw, String field, @Nullable String value, String message) {
        return new Bad(new RowError(raw.line(), null, field, value, message));
    }
}
