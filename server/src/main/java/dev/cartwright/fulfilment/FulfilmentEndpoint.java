package dev.cartwright.fulfilment;

import dev.cartwright.kernel.Text;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.Cursor;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.Grants;
import dev.cartwright.platform.Page;
import dev.cartwright.platform.Scope.Dimension;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What is picked, leaves and arrives, over HTTP, for the warehouse. */
@RestController
@ForStaff(
        value = Area.ORDERS,
        honours = {Dimension.CHANNEL, Dimension.LOCATION})
class FulfilmentEndpoint {

    private static final String ONE = "/api/admin/fulfilments/{id}";

    private final FulfilmentDesk desk;
    private final FulfilmentTable table;
    private final PackingSlips slips;

    FulfilmentEndpoint(FulfilmentDesk desk, FulfilmentTable table, PackingSlips slips) {
        this.desk = desk;
        this.table = table;
        this.slips = slips;
    }

    /**
     * @param trackingUrl of a carrier that is known it need not be named
     */
    record Shipment(
            @Nullable String carrier, @Nullable String trackingNumber, @Nullable URI trackingUrl) {

        Tracking tracking() {
            return new Tracking(carrier, trackingNumber, trackingUrl);
        }
    }

    /** The newest first; what is to be picked, with {@code status=RELEASED}. */
    @GetMapping("/api/admin/fulfilments")
    Page<FulfilmentJson> all(
            @RequestParam(required = false) Fulfilment.@Nullable Status status,
            @RequestParam(required = false) @Nullable String location,
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        if (location != null) {
            Grants.currentScope().requireLocation(location);
        }
        var last = Cursor.after(after, 1, keys -> Text.uuid(keys.getFirst()));
        return Page.of(
                        table.page(status, location, last, limit + 1),
                        limit,
                        it -> Cursor.of(it.id()))
                .map(page -> page.stream().map(FulfilmentJson::of).toList());
    }

    @GetMapping(ONE)
    FulfilmentJson one(@PathVariable UUID id) {
        return FulfilmentJson.of(seen(id));
    }

    /** Neither its channel nor its location ever changes. */
    private Fulfilment seen(UUID id) {
        var scope = Grants.currentScope();
        return table.find(id)
                .filter(it -> scope.admits(it.channel()) && scope.admitsLocation(it.location()))
                .orElseThrow(FulfilmentProblem::unknown);
    }

    /** What lies in the parcel, as the paper in it says. */
    @GetMapping(ONE + "/packing-slip")
    PackingSlips.PackingSlip slip(@PathVariable UUID id) {
        return slips.of(seen(id));
    }

    /** Takes the money that is due, and lets the goods leave. */
    @PostMapping(ONE + "/shipment")
    @ResponseStatus(HttpStatus.CREATED)
    FulfilmentJson ship(
            @PathVariable UUID id, @RequestBody(required = false) @Nullable Shipment how) {
        var tracking = how == null ? Tracking.NONE : how.tracking();
        return FulfilmentJson.of(desk.ship(seen(id).id(), tracking));
    }

    @PostMapping(ONE + "/delivery")
    @ResponseStatus(HttpStatus.CREATED)
    FulfilmentJson deliver(@PathVariable UUID id) {
        return FulfilmentJson.of(desk.deliver(seen(id).id()));
    }

    /** It is not picked any more, or has never left: its units may be picked again. */
    @PostMapping(ONE + "/cancellation")
    @ResponseStatus(HttpStatus.CREATED)
    FulfilmentJson cancel(@PathVariable UUID id) {
        return FulfilmentJson.of(desk.cancel(seen(id).id()));
    }
}
