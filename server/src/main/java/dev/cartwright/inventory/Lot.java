package dev.cartwright.inventory;

import dev.cartwright.inventory.schema.tables.records.LotStockRecord;
import dev.cartwright.kernel.InvalidField;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A lot on one shelf, as long as the shelf is locked. */
final class Lot {

    private final LotStockRecord row;
    private final @Nullable LocalDate expiresOn;
    private final boolean maySell;
    private final boolean tooOld;

    /**
     * @param maySell neither expired nor recalled
     * @param tooOld must not be promised any more
     */
    Lot(LotStockRecord row, @Nullable LocalDate expiresOn, boolean maySell, boolean tooOld) {
        this.row = row;
        this.expiresOn = expiresOn;
        this.maySell = maySell;
        this.tooOld = tooOld;
    }

    LotStockRecord row() {
        return row;
    }

    Place place() {
        return new Place(row.getSku(), row.getLocation());
    }

    /** Throws {@link InvalidField} where a label says another last day. */
    Lot requireSame(LotLabel label) {
        if (label.expiresOn() != null && !label.expiresOn().equals(expiresOn)) {
            throw new InvalidField(
                    "lot.expiresOn",
                    expiresOn == null
                            ? "lot %s does not expire".formatted(number())
                            : "lot %s expires on %s".formatted(number(), expiresOn));
        }
        return this;
    }

    String number() {
        return row.getNumber();
    }

    LotLabel label() {
        return new LotLabel(number(), expiresOn);
    }

    int onHand() {
        return row.getOnHand();
    }

    long value() {
        return row.getValue();
    }

    boolean withheld() {
        return row.getWithheld();
    }

    boolean maySell() {
        return maySell;
    }

    boolean tooOld() {
        return tooOld;
    }

    @Nullable LocalDate expiresOn() {
        return expiresOn;
    }

    Instant receivedAt() {
        return row.getReceivedAt();
    }

    void put(int units, long value) {
        row.setOnHand(row.getOnHand() + units);
        row.setValue(row.getValue() + value);
    }
}
