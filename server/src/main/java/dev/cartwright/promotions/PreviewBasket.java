package dev.cartwright.promotions;

import dev.cartwright.discounts.PromotionSet.Mode;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.ProductId;
import dev.cartwright.kernel.PromotionId;
import dev.cartwright.kernel.Sku;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A cart given whole, to see what promotions would do with it.
 *
 * @param channel absent is the default one
 * @param country absent: nobody knows yet
 * @param pricesIncludeTax absent is as the channel has it
 * @param coupons as a shopper would have entered them
 * @param at absent is now
 * @param mode how the promotions go together; absent is as in the channel
 * @param promotions written here, and tried together with {@code stored}
 * @param stored each in the version written last; where neither is there: all that are in force
 */
@Schema(name = "PromotionPreview")
record PreviewBasket(
        @Nullable ChannelId channel,
        @NotNull CurrencyUnit currency,
        @Nullable @Size(min = 2, max = 2) String country,
        @Nullable @Size(max = 100) String paymentMethod,
        @Nullable Boolean pricesIncludeTax,
        @NotEmpty @Size(max = MOST_LINES) List<@Valid @NotNull Line> lines,
        @Nullable @Size(max = 20) List<@Valid @NotNull Parcel> deliveries,
        @Nullable @Valid Customer customer,
        @Nullable @Size(max = 20) List<@Valid @NotNull Code> coupons,
        @Nullable @Size(max = 100) List<@Valid @NotNull Gift> gifts,
        @Nullable Instant at,
        @Nullable Mode mode,
        @Nullable @Size(max = MOST_PROMOTIONS) List<@NotNull Definition> promotions,
        @Nullable @Size(max = MOST_PROMOTIONS) List<@NotNull PromotionId> stored) {

    static final int MOST_LINES = 500;
    static final int MOST_PROMOTIONS = 200;

    /**
     * Goods of one SKU.
     *
     * @param id names the line; absent is its place in the list, from 1
     * @param product absent: a condition on products does not hold
     * @param categories slugs of its categories and all above them
     * @param floor no promotion goes below this price of a unit; absent is the SKU's own
     * @param cost of a unit; absent is the SKU's own
     * @param reduced it is on sale at a reduced price already; absent is no
     * @param taxRate a fraction: 0.0725 is 7.25 %; absent is no tax
     */
    @Schema(name = "PromotionPreviewLine")
    record Line(
            @Nullable @Size(min = 1, max = 100) String id,
            @NotNull Sku sku,
            @Nullable ProductId product,
            @NotNull @Min(1) @Max(100_000) Integer quantity,
            @NotNull Money unitPrice,
            @Nullable @Size(max = 100) Set<@NotBlank String> categories,
            @Nullable @Size(max = 200) String brand,
            @Nullable @Size(max = 100) Map<String, @NotNull Set<@NotNull String>> attributes,
            @Nullable Money floor,
            @Nullable Money cost,
            @Nullable Boolean reduced,
            @Nullable @DecimalMin("0") @DecimalMax("10") BigDecimal taxRate) {}

    /**
     * A parcel.
     *
     * @param id absent is its place in the list, from 1
     */
    @Schema(name = "PromotionPreviewDelivery")
    record Parcel(
            @Nullable @Size(min = 1, max = 100) String id,
            @NotBlank @Size(max = 100) String method,
            @NotNull Money price,
            @Nullable @DecimalMin("0") @DecimalMax("10") BigDecimal taxRate) {}

    /** What is known of who buys. */
    @Schema(name = "PromotionPreviewCustomer")
    record Customer(
            @Nullable @Size(max = 100) Set<@NotBlank String> groups,
            @Nullable @Min(0) Integer ordersPlaced) {}

    /**
     * A code.
     *
     * @param promotion that it opens; absent: as the code is kept, or the only one written here
     */
    @Schema(name = "PromotionPreviewCoupon")
    record Code(@NotBlank @Size(max = 60) String code, @Nullable PromotionId promotion) {}

    /** What a unit costs that may be given away; of others the shop's price counts. */
    @Schema(name = "PromotionPreviewGift")
    record Gift(@NotNull Sku sku, @NotNull Money unitPrice) {}
}
