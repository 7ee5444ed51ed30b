package dev.cartwright.stocktakes;

import dev.cartwright.files.Raw;
import dev.cartwright.files.RowError;
import dev.cartwright.inventory.KnownSkus;
import dev.cartwright.inventory.Shelving;
import dev.cartwright.kernel.Sku;
import dev.cartwright.stocktakes.CountRow.Bad;
import dev.cartwright.stocktakes.CountRow.Good;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells rows that can be counted from those that cannot: unknown goods, and what was said before.
 */
@Component
class TakeRows {

    private final KnownSkus skus;
    private final Shelving shelves;
    private final TakeChunks chunks;

    TakeRows(KnownSkus skus, Shelving shelves, TakeChunks chunks) {
        this.skus = skus;
        this.shelves = shelves;
        this.chunks = chunks;
    }

    /**
     * @param refused rows; each has at least one of the errors
     */
    record Sorted(List<Good> good, List<RowError> errors, int refused) {}

    /** Three statements; what is good is remembered, for no SKU is counted twice. */
    Sorted sort(StockTake at, List<Raw> records) {
        var reader = new CountReader(at.wish().format(), at.header());
        var read = new ArrayList<Good>();
        var errors = new ArrayList<RowError>();
        int refused = 0;
        for (var raw : records) {
            switch (reader.read(raw)) {
                case Good it -> read.add(it);
                case Bad it -> {
                    refused++;
                    errors.addAll(it.errors());
                }
            }
        }
        var good = new ArrayList<Good>();
        var asked = read.stream().map(Good::sku).distinct().toList();
        var known = skus.known(asked);
        var bundles = shelves.bundles(asked);
        var given = chunks.given(at.id(), asked);
        for (var row : read) {
            var error = error(row, known, bundles, given);
            if (error == null) {
                good.add(row);
            } else {
                refused++;
                errors.add(error);
            }
        }
        chunks.remember(at.id(), good);
        errors.sort((one, other) -> Integer.compare(one.line(), other.line()));
        return new Sorted(good, errors, refused);
    }

    private static @Nullable RowError error(
            Good row, Set<Sku> known, Set<Sku> bundles, Map<Sku, Map<String, Integer>> given) {
        if (!known.contains(row.sku())) {
            return row.refused("sku", "no product has such a variant");
        }
        if (bundles.contains(row.sku())) {
            return row.refused("sku", "is a bundle: its components are counted");
        }
        var lots = given.computeIfAbsent(row.sku(), _ -> new HashMap<>());
        var lot = TakeChunks.lot(row);
        var first = lot.isEmpty() ? first(lots) : before(lots, lot);
        if (first != null) {
            return row.refused("sku", "was counted on line %d already".formatted(first));
        }
        lots.put(lot, row.line());
        return null;
    }

    /** All lots together were counted, or this one. */
    private static @Nullable Integer before(Map<String, Integer> lots, String lot) {
        return lots.containsKey("") ? lots.get("") : lots.get(lot);
    }

    private static @Nullable Integer first(Map<String, Integer> lots) {
        return lots.isEmpty() ? null : lots.values().stream().min(Integer::compare).orElseThrow();
    }
}
