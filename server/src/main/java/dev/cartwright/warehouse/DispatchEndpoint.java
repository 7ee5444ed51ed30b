package dev.cartwright.warehouse;

import dev.cartwright.inventory.Dispatch;
import dev.cartwright.inventory.Locations;
import dev.cartwright.inventory.StockRecords;
import dev.cartwright.inventory.StockRecords.PromiseFilter;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.IdempotencyKey;
import dev.cartwright.platform.Once;
import dev.cartwright.platform.Page;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** What leaves for customers and what comes back, over HTTP, for staff. */
@RestController
class DispatchEndpoint {

    private static final String BASE = "/api/admin/inventory";

    private final Dispatch dispatch;
    private final Locations locations;
    private final StockRecords records;
    private final Once once;
    private final Clock clock;

    DispatchEndpoint(
            Dispatch dispatch, Locations locations, StockRecords records, Once once, Clock clock) {
        this.dispatch = dispatch;
        this.locations = locations;
        this.records = records;
        this.once = once;
        this.clock = clock;
    }

    /** As it was bought: of a bundle all components go. */
    record ParcelLine(@NotNull Sku sku, @NotNull @Min(1) @Max(100_000) Integer quantity) {

        /** By SKU; throws {@link InvalidField} where one is named twice. */
        static Map<Sku, Integer> quantities(List<ParcelLine> lines) {
            var quantities = new LinkedHashMap<Sku, Integer>();
            for (int i = 0; i < lines.size(); i++) {
                if (quantities.put(lines.get(i).sku(), lines.get(i).quantity()) != null) {
                    throw new InvalidField("lines[%d].sku".formatted(i), "must not be named twice");
                }
            }
            return quantities;
        }
    }

    /**
     * @param location where they leave; absent is wherever they were promised
     * @param reason absent is "shipment"
     */
    record ShipmentRequest(
            @NotNull OrderId order,
            @NotEmpty @Size(max = 100) List<@NotNull @Valid ParcelLine> lines,
            @Pattern(regexp = Form.LOCATION, message = Form.A_WORD) @Nullable String location,
            @Size(max = 200) @Pattern(regexp = Form.TEXT, message = Form.A_TEXT)
                    @Nullable String reason) {}

    /**
     * @param reason absent is "shipment undone"
     */
    record UndoRequest(
            @NotNull OrderId order,
            @NotEmpty @Size(max = 100) List<@NotNull @Valid ParcelLine> lines,
            @Size(max = 200) @Pattern(regexp = Form.TEXT, message = Form.A_TEXT)
                    @Nullable String reason) {}

    /**
     * @param location where they are put; absent is where they came from
     * @param restock false of goods that are thrown away
     * @param reason absent is "return"
     */
    record ReturnRequest(
            @NotNull OrderId order,
            @NotEmpty @Size(max = 100) List<@NotNull @Valid ParcelLine> lines,
            @Pattern(regexp = Form.LOCATION, message = Form.A_WORD) @Nullable String location,
            @NotNull Boolean restock,
            @Size(max = 200) @Pattern(regexp = Form.TEXT, message = Form.A_TEXT)
                    @Nullable String reason) {}

    /** For the docs: the order's reservations, newest first. */
    private record PromisesJson(List<ReservationJson> items, @Nullable String next) {}

    /** Answers all that was ever promised to the order, as the other two do. */
    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = PromisesJson.class)))
    @PostMapping(BASE + "/shipments")
    ResponseEntity<?> ship(
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key,
            @RequestBody @Valid ShipmentRequest it) {
        var lines = ParcelLine.quantities(it.lines());
        var cause = Objects.requireNonNullElse(it.reason(), "shipment");
        return answer(
                "/shipments",
                key,
                it,
                it.order(),
                () -> dispatch.ship(it.order(), lines, it.location(), cause));
    }

    /** Puts back what was packed but never left: it is promised again. */
    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = PromisesJson.class)))
    @PostMapping(BASE + "/shipments/undo")
    ResponseEntity<?> undo(
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key,
            @RequestBody @Valid UndoRequest it) {
        var lines = ParcelLine.quantities(it.lines());
        var cause = Objects.requireNonNullElse(it.reason(), "shipment undone");
        return answer(
                "/shipments/undo",
                key,
                it,
                it.order(),
                () -> dispatch.unship(it.order(), lines, cause));
    }

    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = PromisesJson.class)))
    @PostMapping(BASE + "/returns")
    ResponseEntity<?> takeBack(
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key,
            @RequestBody @Valid ReturnRequest it) {
        var lines = ParcelLine.quantities(it.lines());
        var cause = Objects.requireNonNullElse(it.reason(), "return");
        if (it.location() != null) {
            locations.requireKnown(it.location());
        }
        return answer(
                "/returns",
                key,
                it,
                it.order(),
                () -> dispatch.takeBack(it.order(), lines, it.location(), it.restock(), cause));
    }

    private ResponseEntity<?> answer(
            String route, @Nullable IdempotencyKey key, Object body, OrderId order, Runnable work) {
        return once.answer(
                Actor.current().scope("POST " + BASE + route),
                key,
                body,
                BASE + "/reservations?order=" + order,
                HttpStatus.CREATED,
                () -> {
                    work.run();
                    var filter = new PromiseFilter(null, null, order, null);
                    var promises = records.promises(filter, Page.MOST, null);
                    return ReservationJson.of(promises, clock.instant());
                });
    }
}
