package dev.cartwright.pricing;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.Channels;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.IdempotencyKey;
import dev.cartwright.platform.Once;
import dev.cartwright.pricing.PriceChanges.Changed;
import dev.cartwright.pricing.PriceChanges.Summary;
import dev.cartwright.pricing.PricePlan.Chosen;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Many prices at once over HTTP, for staff. */
@RestController
@ForStaff(Area.PRICES)
class PriceChangeEndpoint {

    private static final String ROUTE = "/api/admin/price-changes";

    private final PriceChanges changes;
    private final Channels channels;
    private final Once once;
    private final Clock clock;

    PriceChangeEndpoint(PriceChanges changes, Channels channels, Once once, Clock clock) {
        this.changes = changes;
        this.channels = channels;
        this.once = once;
        this.clock = clock;
    }

    /** What prices count from. */
    enum Reference {
        BASE,
        LIST
    }

    /** One of the three; numbers are text, as amounts are. */
    record ChangeRequest(
            @Nullable String percent, @Nullable String amount, @Nullable String price) {}

    /**
     * @param to prices become multiples of it
     * @param ending and then end like this
     */
    record RoundingRequest(@Nullable String to, @Nullable String ending) {}

    /**
     * @param channel absent is the default one
     * @param priceList absent is the base list
     * @param reference LIST counts from the list's own price where it has one; absent is BASE
     * @param category with all below it; not beside skus
     * @param skus absent is all that are not archived
     * @param validFrom absent is now
     * @param preview absent is true, so that a slip changes nothing
     */
    record PriceChangeRequest(
            @Nullable ChannelId channel,
            @NotNull CurrencyUnit currency,
            @Nullable String priceList,
            @Nullable Reference reference,
            @Nullable @Size(max = 150) String category,
            @Nullable @Size(max = 200) String brand,
            @Nullable @Size(min = 1, max = PriceChanges.MOST) List<@Nullable Sku> skus,
            @NotNull ChangeRequest change,
            @Nullable RoundingRequest rounding,
            @Nullable Instant validFrom,
            @Nullable Boolean preview) {}

    /** A price that becomes another. */
    record ChangedPriceJson(Sku sku, Money before, Money after) {}

    /**
     * @param count of all SKUs that were chosen
     * @param items the first hundred of those that become others
     */
    record PriceChangeJson(
            boolean preview,
            int count,
            int changed,
            int unchanged,
            int withoutPrice,
            List<ChangedPriceJson> items) {}

    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = PriceChangeJson.class)))
    @PostMapping(ROUTE)
    ResponseEntity<?> change(
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key,
            @Valid @RequestBody PriceChangeRequest request) {
        var channel =
                channels.get(request.channel() == null ? Channels.DEFAULT : request.channel());
        var plan = plan(request, Market.of(channel, request.currency(), clock.instant()));
        if (!Boolean.FALSE.equals(request.preview())) {
            return ResponseEntity.ok(json(true, changes.preview(plan)));
        }
        return once.answer(
                Actor.current().scope("POST " + ROUTE),
                key,
                request,
                ROUTE,
                HttpStatus.OK,
                () -> json(false, changes.apply(plan)));
    }

    private static PricePlan plan(PriceChangeRequest request, Market market) {
        var change = request.change();
        var rounding = request.rounding();
        var skus = request.skus();
        return new PricePlan(
                market,
                request.priceList() == null ? Prices.BASE : request.priceList(),
                new Chosen(request.category(), request.brand(), skus == null ? null : whole(skus)),
                PriceChange.read(
                        market.currency(), change.percent(), change.amount(), change.price()),
                new PriceRounding(
                        market.currency(),
                        rounding == null ? null : number("rounding.to", rounding.to()),
                        rounding == null ? null : number("rounding.ending", rounding.ending())),
                request.reference() == Reference.LIST,
                request.validFrom());
    }

    private static @Nullable BigDecimal number(String field, @Nullable String text) {
        return text == null ? null : PriceChange.number(field, text);
    }

    private static List<Sku> whole(List<@Nullable Sku> skus) {
        var all = new ArrayList<Sku>();
        for (var sku : skus) {
            if (sku == null) {
                throw new InvalidField("skus[%d]".formatted(all.size()), "must not be null");
            }
            all.add(sku);
        }
        return all;
    }

    private static PriceChangeJson json(boolean preview, Summary it) {
        return new PriceChangeJson(
                preview,
                it.count(),
                it.changed(),
                it.unchanged(),
                it.withoutPrice(),
                it.first().stream().map(PriceChangeEndpoint::json).toList());
    }

    private static ChangedPriceJson json(Changed it) {
        return new ChangedPriceJson(it.sku(), it.before(), it.after());
    }
}
