package dev.cartwright.stocklive;

import dev.cartwright.inventory.Inventory;
import dev.cartwright.inventory.Sourcing;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Channels;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What is available in a channel, whichever country it goes to. */
@Component
class States {

    private static final int AT_ONCE = 1_000;

    private final Inventory inventory;
    private final Channels channels;
    private final LiveSettings settings;

    States(Inventory inventory, Channels channels, LiveSettings settings) {
        this.inventory = inventory;
        this.channels = channels;
        this.settings = settings;
    }

    /** Units of each SKU, {@link Inventory#UNLIMITED} of untracked ones. */
    Map<Sku, Integer> units(ChannelId channel, Collection<Sku> skus) {
        var from = Sourcing.of(channels.get(channel), null);
        var ordered = new ArrayList<>(skus);
        var units = new HashMap<Sku, Integer>();
        for (int i = 0; i < ordered.size(); i += AT_ONCE) {
            List<Sku> some = ordered.subList(i, Math.min(ordered.size(), i + AT_ONCE));
            units.putAll(inventory.available(from, some));
        }
        return units;
    }

    /** As shoppers are shown it. */
    Map<Sku, Availability> of(ChannelId channel, Collection<Sku> skus) {
        var states = new HashMap<Sku, Availability>();
        units(channel, skus)
                .forEach((sku, units) ->
                        states.put(sku, Availability.of(sku, units, settings.mostShown())));
        return states;
    }
}
