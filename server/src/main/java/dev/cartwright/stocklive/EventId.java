package dev.cartwright.stocklive;

import dev.cartwright.inventory.StockFeed.Position;
import dev.cartwright.kernel.Sku;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a reader is: the position in the order of the commits, and what it was told of each SKU of
 * the stream up to there. So any server can go on for it exactly, and none has to remember it.
 */
record EventId(Position position, Map<Sku, Availability> told) {

    private static final Pattern FORM =
            Pattern.compile("([0-9a-f]{8})\\.([0-9]{1,18})\\.([0-9xu-]{1,400})");
    private static final String UNTRACKED = "u";
    private static final String UNTOLD = "x";

    /** Reads what a reader sends; null where it is not ours, or of a stream of other SKUs. */
    static @Nullable EventId read(@Nullable String text, List<Sku> skus) {
        var form = FORM.matcher(text == null ? "" : text);
        if (!form.matches()) {
            return null;
        }
        var states = List.of(form.group(3).split("-", -1));
        if (states.size() != skus.size()) {
            return null;
        }
        var told = new HashMap<Sku, Availability>();
        for (int i = 0; i < skus.size(); i++) {
            var state = states.get(i);
            if (state.equals(UNTRACKED)) {
                told.put(skus.get(i), new Availability(skus.get(i), null, true));
            } else if (state.matches("[0-9]{1,6}")) {
                var units = Integer.parseInt(state);
                told.put(skus.get(i), new Availability(skus.get(i), units, units > 0));
            } else if (!state.equals(UNTOLD)) {
                return null;
            }
        }
        var position = new Position(form.group(1), Long.parseLong(form.group(2)));
        return new EventId(position, told);
    }

    String write(List<Sku> skus) {
        return skus.stream()
                .map(told::get)
                .map(EventId::state)
                .collect(
                        Collectors.joining(
                                "-", position.database() + "." + position.transaction() + ".", ""));
    }

    private static String state(@Nullable Availability told) {
        if (told == null) {
            return UNTOLD;
        }
        return told.available() == null ? UNTRACKED : told.available().toString();
    }
}
