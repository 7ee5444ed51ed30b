package dev.cartwright.promotions;

import dev.cartwright.discounts.Discounted;
import dev.cartwright.discounts.PromotionSet.Mode;
import dev.cartwright.discounts.Trace;
import dev.cartwright.kernel.PromotionId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.kernel.Totals;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What promotions would do with a cart; nothing of it is kept.
 *
 * @param at the instant it was looked at
 * @param lines one for each of the cart's
 * @param deliveries likewise
 * @param gifts units that would be added at no cost
 * @param margin what is left of the goods' price after discounts and their cost; null where that is
 *     not known of all
 * @param mode how the promotions went together
 * @param totals with tax, where the lines name rates
 * @param promotions each in the order they ran, applied or not, and why; figures in the currency's
 *     minor units
 */
@Schema(name = "PromotionPreviewAnswer")
record PreviewJson(
        Instant at,
        CurrencyUnit currency,
        List<Line> lines,
        List<Parcel> deliveries,
        List<Gift> gifts,
        Totals totals,
        @Nullable Money margin,
        Mode mode,
        List<Trace.Entry> promotions) {

    /** What a promotion takes off a line or delivery. */
    @Schema(name = "PromotionPreviewSource")
    record Source(PromotionId promotion, Money amount) {}

    /**
     * A line.
     *
     * @param unitPrice after promotions of the catalogue
     * @param discount off quantity times the price given
     */
    @Schema(name = "PromotionPreviewLineAnswer")
    record Line(String id, Money unitPrice, Money discount, Money tax, List<Source> sources) {}

    /** A delivery. */
    @Schema(name = "PromotionPreviewDeliveryAnswer")
    record Parcel(String id, Money discount, List<Source> sources) {}

    /**
     * Units at no cost.
     *
     * @param unitPrice what one would have cost
     */
    @Schema(name = "PromotionPreviewGiftAnswer")
    record Gift(PromotionId promotion, Sku sku, int quantity, Money unitPrice) {}

    static PreviewJson of(
            Instant at, Mode mode, Trace trace, PreviewBill bill, Reckoned.Goods sold) {
        var currency = sold.currency();
        var off = trace.discounted();
        return new PreviewJson(
                at,
                currency,
                IntStream.range(0, off.lines().size())
                        .mapToObj(i -> line(currency, off, i, bill))
                        .toList(),
                off.deliveries().stream().map(it -> parcel(currency, off, it)).toList(),
                off.gifts().stream().map(it -> gift(currency, it)).toList(),
                bill.totals(),
                sold.margin(),
                mode,
                trace.promotions());
    }

    private static Line line(CurrencyUnit currency, Discounted off, int place, PreviewBill bill) {
        var line = off.lines().get(place);
        return new Line(
                line.id(),
                Money.ofMinor(currency, line.unitPriceMinor()),
                Money.ofMinor(currency, line.discountMinor()),
                bill.taxes().get(place),
                off.promotions().stream()
                        .flatMap(it -> sources(currency, it.promotion(), it.lines(), line.id()))
                        .toList());
    }

    private static Parcel parcel(CurrencyUnit currency, Discounted off, Discounted.Parcel parcel) {
        return new Parcel(
                parcel.id(),
                Money.ofMinor(currency, parcel.discountMinor()),
                off.promotions().stream()
                        .flatMap(it ->
                                sources(currency, it.promotion(), it.deliveries(), parcel.id()))
                        .toList());
    }

    private static Stream<Source> sources(
            CurrencyUnit currency, PromotionId id, List<Discounted.Share> shares, String of) {
        return shares.stream()
                .filter(it -> it.id().equals(of))
                .map(it -> new Source(id, Money.ofMinor(currency, it.minor())));
    }

    private static Gift gift(CurrencyUnit currency, Discounted.Gift it) {
        return new Gift(
                it.promotion(),
                it.sku(),
                it.quantity(),
                Money.ofMinor(currency, it.unitPriceMinor()));
    }
}
