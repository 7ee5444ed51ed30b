package dev.cartwright.pricing;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.Channels;
import dev.cartwright.platform.Cursor;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.Page;
import dev.cartwright.pricing.PriceHistory.Candidate;
import dev.cartwright.pricing.PriceHistory.Verdict;
import dev.cartwright.pricing.PriceQuery.PastPrice;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.annotation.JsonDeserialize;

/** A SKU's prices over HTTP, for staff: what was set, setting another, and why it costs that. */
@RestController
@ForStaff(Area.PRICES)
@RequestMapping("/api/admin/prices/{sku}")
class PriceEndpoint {

    private final Prices prices;
    private final PriceQuery past;
    private final HistoryQuery histories;
    private final Assortment assortment;
    private final Channels channels;
    private final Clock clock;

    PriceEndpoint(
            Prices prices,
            PriceQuery past,
            HistoryQuery histories,
            Assortment assortment,
            Channels channels,
            Clock clock) {
        this.prices = prices;
        this.past = past;
        this.histories = histories;
        this.assortment = assortment;
        this.channels = channels;
        this.clock = clock;
    }

    /**
     * @param priceList absent is the base list
     * @param minQuantity absent is 1
     * @param price null, which must be said, ends the list's price
     * @param currency needed where price is null
     * @param validFrom absent is now; never in the past, for what was shown stays what was shown
     */
    record PriceRequest(
            @Nullable ChannelId channel,
            @Nullable String priceList,
            @Nullable @Min(1) @Max(1_000_000) Integer minQuantity,
            @JsonDeserialize(using = SaidPrice.class) @Nullable Money price,
            @Nullable CurrencyUnit currency,
            @Nullable Instant validFrom) {}

    /**
     * A price as it was set.
     *
     * @param replaced by one that was set later for the same instant, and holds instead
     */
    record PriceJson(
            String priceList,
            ChannelId channel,
            int minQuantity,
            CurrencyUnit currency,
            @Nullable Money price,
            Instant validFrom,
            Instant setAt,
            String setBy,
            boolean replaced) {}

    /** What a list says, and what came of it. */
    record CandidateJson(
            String priceList,
            PriceList.Kind kind,
            int priority,
            @Nullable Money price,
            @Nullable Integer minQuantity,
            @Nullable Instant validFrom,
            Verdict verdict) {}

    /**
     * Why a SKU costs what it costs.
     *
     * @param price null where it cannot be bought
     */
    record ExplanationJson(
            Sku sku,
            ChannelId channel,
            CurrencyUnit currency,
            @Nullable String country,
            List<String> groups,
            int quantity,
            Instant at,
            @Nullable Money price,
            List<CandidateJson> candidates) {}

    @GetMapping
    Page<PriceJson> list(
            @PathVariable Sku sku,
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        requireKnown(sku);
        var last = Cursor.after(after, 1, keys -> Long.valueOf(keys.getFirst()));
        return Page.of(past.before(last, sku, limit + 1), limit, it -> Cursor.of(it.id()))
                .map(page -> page.stream().map(PriceEndpoint::json).toList());
    }

    private static PriceJson json(PastPrice it) {
        return new PriceJson(
                it.priceList(),
                it.channel(),
                it.minQuantity(),
                it.currency(),
                it.amount(),
                it.validFrom(),
                it.setAt(),
                it.setBy(),
                it.replaced());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    PriceJson set(@PathVariable Sku sku, @Valid @RequestBody @NotNull PriceRequest request) {
        var price = request.price();
        var currency = price == null ? request.currency() : price.getCurrencyUnit();
        if (currency == null) {
            throw new InvalidField("currency", "must be given where a price ends");
        }
        var channel = request.channel() == null ? Channels.DEFAULT : request.channel();
        var now = clock.instant();
        var added =
                new NewPrice(
                        sku,
                        request.priceList() == null ? Prices.BASE : request.priceList(),
                        request.minQuantity() == null ? 1 : request.minQuantity(),
                        currency,
                        price,
                        request.validFrom() == null ? now : request.validFrom());
        prices.set(channel, added);
        var actor = Actor.current();
        return new PriceJson(
                added.priceList(),
                channel,
                added.minQuantity(),
                currency,
                price,
                added.validFrom(),
                now,
                actor.label(),
                false);
    }

    @GetMapping("/explanation")
    ExplanationJson explain(
            @PathVariable Sku sku,
            @RequestParam(defaultValue = "default") ChannelId channel,
            @RequestParam(required = false) @Nullable CurrencyUnit currency,
            @RequestParam(required = false) @Nullable String country,
            @RequestParam(defaultValue = "") List<String> group,
            @RequestParam(defaultValue = "1") @Min(1) @Max(1_000_000) int quantity,
            @RequestParam(required = false) @Nullable Instant at) {
        requireKnown(sku);
        var anybody = Market.of(channels.get(channel), currency, at == null ? clock.instant() : at);
        var market =
                new Market(anybody.channel(), anybody.currency(), anybody.at(), country, group);
        var history = histories.of(List.of(sku), market).get(sku);
        var candidates = history == null ? List.<Candidate>of() : history.explain(market, quantity);
        var chosen = candidates.stream().filter(it -> it.verdict() == Verdict.CHOSEN).findFirst();
        return new ExplanationJson(
                sku,
                channel,
                market.currency(),
                country,
                group,
                quantity,
                market.at(),
                chosen.map(it -> market.money(it.minor())).orElse(null),
                candidates.stream().map(it -> json(it, market)).toList());
    }

    private static CandidateJson json(Candidate it, Market market) {
        var row = it.row();
        return new CandidateJson(
                it.list().priceList(),
                it.list().kind(),
                it.list().priority(),
                row == null ? null : market.money(it.minor()),
                row == null ? null : row.minQuantity(),
                row == null ? null : row.validFrom(),
                it.verdict());
    }

    private void requireKnown(Sku sku) {
        if (assortment.known(List.of(sku)).isEmpty()) {
            throw PricingProblem.unknownSku(sku);
        }
    }
}
