package dev.cartwright.promotions;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.PromotionId;
import dev.cartwright.kernel.Text;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.Cursor;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.Page;
import dev.cartwright.promotions.schema.tables.records.PromotionLimitsRecord;
import dev.cartwright.promotions.schema.tables.records.PromotionUsageRecord;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which orders a promotion applied to, and how far its limits are used up, for staff. */
@RestController
@ForStaff(Area.PROMOTIONS)
class UsageEndpoint {

    private final PromotionDesk desk;
    private final LimitTable limits;
    private final UsageQuery usage;

    UsageEndpoint(PromotionDesk desk, LimitTable limits, UsageQuery usage) {
        this.desk = desk;
        this.limits = limits;
        this.usage = usage;
    }

    /** How far it is used up, and by what; the newest first. */
    @Schema(name = "PromotionUsage")
    record UsageJson(List<LimitJson> limits, Page<UseJson> orders) {}

    /**
     * A limit.
     *
     * @param counts USES, or the currency whose minor units are spent
     * @param most null: not limited any more
     */
    @Schema(name = "PromotionLimitUsed")
    record LimitJson(String counts, @Nullable Long most, long used) {

        static LimitJson of(PromotionLimitsRecord it) {
            return new LimitJson(it.getCounts(), it.getMost(), it.getUsed());
        }
    }

    /**
     * An order.
     *
     * @param customer null where that person is forgotten
     * @param gifts what gifts would have cost
     * @param releasedAt it was cancelled, and counts no more
     */
    @Schema(name = "PromotionUse")
    record UseJson(
            OrderId order,
            int version,
            ChannelId channel,
            @Nullable CustomerId customer,
            @Nullable String code,
            Money goods,
            Money shipping,
            Money gifts,
            Instant usedAt,
            @Nullable Instant releasedAt) {

        static UseJson of(PromotionUsageRecord it) {
            var currency = it.getCurrency();
            return new UseJson(
                    it.getOrderId(),
                    it.getVersion(),
                    it.getChannelId(),
                    it.getCustomerId(),
                    it.getCode(),
                    Money.ofMinor(currency, it.getGoodsMinor()),
                    Money.ofMinor(currency, it.getShippingMinor()),
                    Money.ofMinor(currency, it.getGiftsMinor()),
                    it.getReservedAt(),
                    it.getReleasedAt());
        }
    }

    @GetMapping("/api/admin/promotions/{id}/usage")
    UsageJson usage(
            @PathVariable PromotionId id,
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var last = Cursor.after(after, 2, UsageEndpoint::place);
        var promotion = desk.get(id).id();
        var rows = usage.page(promotion, last, limit + 1);
        return new UsageJson(
                limits.of(promotion).stream().map(LimitJson::of).toList(),
                Page.of(rows, limit, it -> Cursor.of(it.getReservedAt(), it.getOrderId()))
                        .map(some -> some.stream().map(UseJson::of).toList()));
    }

    private static UsageQuery.Place place(List<String> keys) {
        try {
            return new UsageQuery.Place(
                    Instant.parse(keys.getFirst()), new OrderId(Text.uuid(keys.getLast())));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
