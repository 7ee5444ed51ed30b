package dev.cartwright.pricealerts;

import static java.util.Objects.requireNonNullElse;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Sku;
import dev.cartwright.kernel.Text;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Channels;
import dev.cartwright.platform.Cursor;
import dev.cartwright.platform.IdempotencyKey;
import dev.cartwright.platform.Ids;
import dev.cartwright.platform.Once;
import dev.cartwright.platform.OpenTo;
import dev.cartwright.platform.OpenTo.Audience;
import dev.cartwright.platform.Page;
import dev.cartwright.pricealerts.PriceAlertQuery.Filter;
import dev.cartwright.pricealerts.PriceAlerts.Good;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What people wait for; what others wait for is not there. */
@RestController
@OpenTo(Audience.CUSTOMERS)
@RequestMapping("/api/customer/price-alerts")
class PriceAlertEndpoint {

    private static final String HERE = "/api/customer/price-alerts";

    private final PriceAlerts alerts;
    private final PriceAlertQuery query;
    private final Channels channels;
    private final Once once;
    private final Ids ids;

    PriceAlertEndpoint(
            PriceAlerts alerts, PriceAlertQuery query, Channels channels, Once once, Ids ids) {
        this.alerts = alerts;
        this.query = query;
        this.channels = channels;
        this.once = once;
        this.ids = ids;
    }

    /**
     * What somebody wants to know: either a target or a percentage.
     *
     * @param channel absent is the default one
     * @param currency absent is the target's, and without one the channel's first
     * @param percentage of what it costs now, 1 to 90
     */
    record PriceAlertRequest(
            @Nullable ChannelId channel,
            @NotNull Sku sku,
            @Nullable CurrencyUnit currency,
            @Nullable Money target,
            @Nullable Integer percentage) {

        private Wish wish() {
            return new Wish(target, percentage);
        }

        private Good good(Channels channels) {
            var channel = channels.get(requireNonNullElse(this.channel, Channels.DEFAULT));
            var targets = target == null ? null : target.getCurrencyUnit();
            if (currency != null && targets != null && !currency.equals(targets)) {
                throw new InvalidField("currency", "must be that of the target, or be left out");
            }
            var said = currency == null ? targets : currency;
            if (said != null && !channel.sellsIn(said)) {
                throw new InvalidField(
                        currency == null ? "target.currency" : "currency",
                        "must be one of " + channel.currencies());
            }
            return new Good(
                    channel.id(), sku, said == null ? channel.currencies().getFirst() : said);
        }
    }

    /** What is waited for from now on: either a target or a percentage. */
    record PriceAlertChange(@Nullable Money target, @Nullable Integer percentage) {}

    /**
     * Newest first.
     *
     * @param state absent is all that have not ended
     */
    @GetMapping
    Page<PriceAlertJson> own(
            @RequestParam(required = false) @Nullable AlertState state,
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var me = Actor.current().requireCustomer();
        var last = Cursor.after(after, 1, keys -> Text.uuid(keys.getFirst()));
        var rows =
                state == null
                        ? query.active(me, last, limit + 1)
                        : query.newest(new Filter(me, null, state), last, limit + 1);
        return Page.of(rows, limit, row -> Cursor.of(row.getAlertId()))
                .map(some -> some.stream().map(PriceAlertJson::of).toList());
    }

    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = PriceAlertJson.class)))
    @PostMapping
    ResponseEntity<?> make(
            @RequestBody @Valid PriceAlertRequest wanted,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key) {
        var me = Actor.current().requireCustomer();
        var wish = wanted.wish();
        var good = wanted.good(channels);
        var id = ids.next();
        return once.answer(
                Actor.current().scope("POST " + HERE),
                key,
                wanted,
                HERE + "/" + id,
                HttpStatus.CREATED,
                () -> alerts.make(id, me, good, wish));
    }

    @GetMapping("/{id}")
    PriceAlertJson one(@PathVariable UUID id) {
        return query.find(Actor.current().requireCustomer(), id)
                .map(PriceAlertJson::of)
                .orElseThrow(PriceAlertProblem::unknown);
    }

    @PatchMapping("/{id}")
    PriceAlertJson change(@PathVariable UUID id, @RequestBody @Valid PriceAlertChange wanted) {
        var me = Actor.current().requireCustomer();
        return alerts.change(id, me, new Wish(wanted.target(), wanted.percentage()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable UUID id) {
        alerts.withdraw(id, Actor.current().requireCustomer());
    }
}
