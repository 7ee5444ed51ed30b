package dev.cartwright.imports;

import dev.cartwright.catalog.ProductRow;
import dev.cartwright.files.RowError;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a record of the file, or one variant in it, turned out to be. */
sealed interface Row {

    /**
     * A row for the catalogue.
     *
     * @param said what each cell has in the file, by the merchant's name of it
     */
    record Good(int line, ProductRow row, Layout.Plan plan, Map<String, String> said)
            implements Row {

        RowError refused(String rowField, String message) {
            var place = rowField.replaceFirst("^[^\\[]*", "");
            var label = plan.label(rowField.substring(0, rowField.length() - place.length()));
            @Nullable String value = said.get(label);
            return new RowError(line, row.sku().code(), label + place, value, message);
        }
    }

    /** A row with something wrong in it; it is not imported. */
    record Bad(List<RowError> errors) implements Row {}
}
