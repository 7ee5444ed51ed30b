package dev.cartwright.stocktakes;

import dev.cartwright.files.RowError;
import dev.cartwright.inventory.LotLabel;
import dev.cartwright.inventory.Stockroom.Counted;
import dev.cartwright.kernel.Sku;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a record of the file turned out to be. */
sealed interface CountRow {

    /** So many units of a SKU, or of one of its lots, were seen. */
    record Good(int line, Sku sku, int units, @Nullable LotLabel lot) implements CountRow {

        @Nullable String lotNumber() {
            return lot == null ? null : lot.number();
        }

        Counted counted() {
            return new Counted(sku, units, lot);
        }

        RowError refused(String field, String message) {
            return new RowError(line, sku.code(), field, null, message);
        }
    }

    /** A row with something wrong in it; nothing is counted by it. */
    record Bad(List<RowError> errors) implements CountRow {}
}
