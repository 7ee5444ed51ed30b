package dev.cartwright.inventory;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Channels;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what was delivered; the first units of a SKU begin its stock. */
@Component
class Receipts {

    private final Inventory inventory;
    private final Stockroom stockroom;
    private final KnownSkus skus;
    private final Channels channels;

    Receipts(Inventory inventory, Stockroom stockroom, KnownSkus skus, Channels channels) {
        this.inventory = inventory;
        this.stockroom = stockroom;
        this.skus = skus;
        this.channels = channels;
    }

    /**
     * @param wanted null is where the default channel's goods lie first
     */
    @Transactional
    List<StockLevel> take(Sku sku, @Nullable String wanted, int units, String cause) {
        if (!skus.contains(sku)) {
            throw InventoryProblem.unknownVariant(sku);
        }
        var location = wanted == null ? usual() : wanted;
        requireUsed(location);
        stockroom.receive(location, Map.of(sku, units), cause);
        return inventory.levels(sku);
    }

    private String usual() {
        return channels.get(Channels.DEFAULT).stockLocations().getFirst();
    }

    /** From a place that no channel sells from, a slip of the pen for one, nothing is sold. */
    private void requireUsed(String location) {
        var used = new TreeSet<String>();
        channels.all().forEach(channel -> used.addAll(channel.stockLocations()));
        if (!used.contains(location)) {
            throw new InvalidField("location", "must be one of " + used);
        }
    }
}
