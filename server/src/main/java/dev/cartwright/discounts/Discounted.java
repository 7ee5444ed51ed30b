package dev.cartwright.discounts;

import dev.cartwright.kernel.PromotionId;
import dev.cartwright.kernel.Sku;
import java.util.List;

/**
 * What is taken off a cart, in minor units.
 *
 * @param lines one for each item, in the order given
 * @param deliveries one for each, in the order given
 * @param gifts units that are to be added at no cost
 * @param missingGifts units that promotions would have given, had there been more of them
 * @param promotions those that applied, in the order they did; their parts add up to the whole
 * @param goodsMinor off all lines
 * @param shippingMinor off all deliveries
 */
public record Discounted(
        List<Line> lines,
        List<Parcel> deliveries,
        List<Gift> gifts,
        List<Gift> missingGifts,
        List<Applied> promotions,
        long goodsMinor,
        long shippingMinor) {

    /**
     * Off a line.
     *
     * @param id the item's
     * @param unitPriceMinor after promotions of the catalogue: what the shop shows
     * @param catalogueMinor the part of the discount that is in that price already
     * @param discountMinor off quantity times the item's own unit price
     * @param units what is off single units, their numbers add up to the quantity
     */
    public record Line(
            String id,
            long unitPriceMinor,
            long catalogueMinor,
            long discountMinor,
            List<Units> units) {}

    /** So many units of a line, and what is off each of them. */
    public record Units(int count, long discountMinor) {}

    /** Off a delivery. */
    public record Parcel(String id, long discountMinor) {}

    /**
     * A line at no cost.
     *
     * @param unitPriceMinor what a unit would have cost
     */
    public record Gift(PromotionId promotion, Sku sku, int quantity, long unitPriceMinor) {}

    /**
     * What a promotion took off.
     *
     * @param lines only those it took something off, in the order given
     * @param deliveries likewise
     */
    public record Applied(
            PromotionId promotion,
            List<Share> lines,
            List<Share> deliveries,
            List<Gift> gifts,
            long goodsMinor,
            long shippingMinor) {

        /** Returns all it cost, gifts at their price: what is charged to its budget. */
        public long costMinor() {
            var cost = goodsMinor + shippingMinor;
            for (var gift : gifts) {
                cost += gift.quantity() * gift.unitPriceMinor();
            }
            return cost;
        }
    }

    /** A part, of a line or a delivery. */
    public record Share(String id, long minor) {}
}
