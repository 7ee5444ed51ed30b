package dev.cartwright.warehouse;

import dev.cartwright.inventory.Locations;
import dev.cartwright.inventory.LotLabel;
import dev.cartwright.inventory.Stockroom;
import dev.cartwright.inventory.Stockroom.Arrival;
import dev.cartwright.kernel.Sku;
import java.util.List;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what was delivered; the first units of a SKU begin its stock. */
@Component
class Receipts {

    private final Stockroom stockroom;
    private final Locations locations;
    private final Variants variants;
    private final UsualPlace place;
    private final Costs costs;

    Receipts(
            Stockroom stockroom,
            Locations locations,
            Variants variants,
            UsualPlace place,
            Costs costs) {
        this.stockroom = stockroom;
        this.locations = locations;
        this.variants = variants;
        this.place = place;
        this.costs = costs;
    }

    /**
     * @param location null is where the default channel's goods lie first
     * @param unitCost null is the average of what lies there
     */
    record Delivery(
            int units,
            @Nullable String location,
            @Nullable LotLabel lot,
            @Nullable Money unitCost,
            String cause) {}

    @Transactional
    void take(Sku sku, Delivery delivery) {
        variants.require(sku);
        var location = place.unless(delivery.location());
        locations.requireKnown(location);
        var cost = costs.minor("unitCost", delivery.unitCost());
        var arrival = new Arrival(sku, delivery.units(), cost, delivery.lot());
        stockroom.receive(location, List.of(arrival), delivery.cause());
    }
}
