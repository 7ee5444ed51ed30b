package dev.cartwright.stocktakes;

import dev.cartwright.inventory.InventoryProblem;
import dev.cartwright.inventory.KnownSkus;
import dev.cartwright.inventory.Shelving;
import dev.cartwright.inventory.Stockroom;
import dev.cartwright.inventory.Stockroom.Counted;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Sku;
import dev.cartwright.stocktakes.StockTake.Change;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sets one shelf to what somebody has just seen there. */
@Component
class ShelfCount {

    private final KnownSkus skus;
    private final Shelving shelves;
    private final Stockroom stockroom;

    ShelfCount(KnownSkus skus, Shelving shelves, Stockroom stockroom) {
        this.skus = skus;
        this.shelves = shelves;
        this.stockroom = stockroom;
    }

    @Transactional
    public Change count(Sku sku, CountEndpoint.Count wanted) {
        if (!skus.contains(sku)) {
            throw InventoryProblem.unknownVariant(sku);
        }
        shelves.requireLocation("location", wanted.location());
        if (wanted.expiresOn() != null && wanted.lot() == null) {
            throw new InvalidField("expiresOn", "is of a lot, and none is named");
        }
        var counted = new Counted(sku, wanted.counted(), wanted.label());
        var it = stockroom.count(wanted.location(), List.of(counted), wanted.reason()).getFirst();
        return new Change(
                null,
                sku,
                wanted.lot(),
                wanted.counted(),
                it.difference(),
                it.value(),
                it.missing());
    }
}
