package dev.cartwright.carts;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.cartwright.discounts.Discounted;
import dev.cartwright.kernel.Sku;
import java.util.Map;

/**
 * What a cart said is taken off, in minor units: a checkout that finds another sum asks again.
 *
 * @param lines by SKU, those with a discount
 * @param gifts units by SKU
 */
record Shown(Map<String, Long> lines, long shipping, Map<String, Integer> gifts) {

    static final Shown NOTHING = new Shown(Map.of(), 0, Map.of());

    Shown {
        lines = Map.copyOf(lines);
        gifts = Map.copyOf(gifts);
    }

    /**
     * @param shipping off the delivery, as far as it costs so much
     */
    static Shown of(Discounted discounted, long shipping) {
        return new Shown(
                discounted.lines().stream()
                        .filter(line -> line.discountMinor() > 0)
                        .collect(toMap(Discounted.Line::id, Discounted.Line::discountMinor)),
                shipping,
                discounted.gifts().stream()
                        .collect(
                                toMap(
                                        gift -> gift.sku().code(),
                                        Discounted.Gift::quantity,
                                        Integer::sum)));
    }

    long off(Sku sku) {
        return lines.getOrDefault(sku.code(), 0L);
    }

    Shown withoutShipping() {
        return new Shown(lines, 0, gifts);
    }

    /** Which line a cent is off matters to nobody who pays the sum. */
    boolean comesTo(Shown other) {
        return goods() == other.goods() && shipping == other.shipping && gifts.equals(other.gifts);
    }

    private long goods() {
        return lines.values().stream().mapToLong(Long::longValue).sum();
    }

    @JsonIgnore
    boolean isNothing() {
        return comesTo(NOTHING);
    }
}
