package dev.cartwright.transfers;

import dev.cartwright.inventory.KnownSkus;
import dev.cartwright.inventory.Shelving;
import dev.cartwright.kernel.Amount;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Channels;
import dev.cartwright.transfers.NewTransfer.NewLine;
import java.util.HashMap;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Refuses what could never travel, and names the field. */
@Component
class TransferCheck {

    /** In minor units. More is a slip of the pen, and values are longs. */
    private static final long MOST_EXPENSIVE = 1_000_000_000;

    private final KnownSkus skus;
    private final Shelving shelves;
    private final Channels channels;

    TransferCheck(KnownSkus skus, Shelving shelves, Channels channels) {
        this.skus = skus;
        this.shelves = shelves;
        this.channels = channels;
    }

    /** Throws {@link InvalidField}; what is on the shelves is not looked at. */
    void require(NewTransfer wanted) {
        shelves.requireLocation("to", wanted.to());
        if (wanted.from() != null) {
            shelves.requireLocation("from", wanted.from());
        }
        if (wanted.to().equals(wanted.from())) {
            throw new InvalidField("to", "must be another location than from");
        }
        var asked = wanted.lines().stream().map(NewLine::sku).distinct().toList();
        var known = skus.known(asked);
        var bundles = shelves.bundles(asked);
        var before = new HashMap<Sku, Integer>();
        for (int i = 0; i < wanted.lines().size(); i++) {
            var line = wanted.lines().get(i);
            var field = "lines[" + i + "].";
            requireSku(field + "sku", line.sku(), known, bundles);
            var first = before.putIfAbsent(line.sku(), i);
            if (first != null) {
                throw new InvalidField(
                        field + "sku", "was given in lines[%d] already".formatted(first));
            }
            requireOrigin(field, line, wanted.from());
        }
    }

    /** What values are in. */
    CurrencyUnit currency() {
        return channels.get(Channels.DEFAULT).currencies().getFirst();
    }

    private static void requireSku(String field, Sku sku, Set<Sku> known, Set<Sku> bundles) {
        if (!known.contains(sku)) {
            throw new InvalidField(field, "no product has a variant " + sku);
        }
        if (bundles.contains(sku)) {
            throw new InvalidField(field, "is a bundle: its components travel");
        }
    }

    private void requireOrigin(String field, NewLine line, @Nullable String from) {
        if (from != null && line.expiresOn() != null) {
            throw new InvalidField(field + "expiresOn", "is known of what lies at " + from);
        }
        if (line.expiresOn() != null && line.lot() == null) {
            throw new InvalidField(field + "expiresOn", "is of a lot, and none is named");
        }
        var cost = line.unitCost();
        if (cost == null) {
            return;
        }
        if (from != null) {
            throw new InvalidField(field + "unitCost", "is known of what lies at " + from);
        }
        if (!cost.getCurrencyUnit().equals(currency())) {
            throw new InvalidField(field + "unitCost", "must be in " + currency().getCode());
        }
        if (cost.isNegative() || Amount.minor(cost) > MOST_EXPENSIVE) {
            throw new InvalidField(
                    field + "unitCost",
                    "must be from 0 to " + Amount.of(currency(), MOST_EXPENSIVE).getAmount());
        }
    }
}
