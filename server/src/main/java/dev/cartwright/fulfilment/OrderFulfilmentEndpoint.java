package dev.cartwright.fulfilment;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cartwright.fulfilment.Plan.Pick;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.kernel.Text;
import dev.cartwright.orders.Orders;
import dev.cartwright.platform.Access;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.IdempotencyKey;
import dev.cartwright.platform.OpenTo;
import dev.cartwright.platform.OpenTo.Audience;
import dev.cartwright.platform.Scope.Dimension;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How far the goods of an order are, over HTTP, for staff and for the buyer. */
@RestController
@ForStaff(value = Area.ORDERS, honours = Dimension.CHANNEL)
class OrderFulfilmentEndpoint {

    private static final String ORDER = "/api/admin/orders/{id}";

    private final FulfilmentDesk desk;
    private final LineCancellation cancellation;
    private final FulfilmentTable table;
    private final Goods goods;
    private final Orders orders;

    OrderFulfilmentEndpoint(
            FulfilmentDesk desk,
            LineCancellation cancellation,
            FulfilmentTable table,
            Goods goods,
            Orders orders) {
        this.desk = desk;
        this.cancellation = cancellation;
        this.table = table;
        this.goods = goods;
        this.orders = orders;
    }

    record LineQuantity(@NotNull UUID line, @Min(1) int quantity) {

        /** By line; throws {@link InvalidField} where one is named twice. */
        static Map<UUID, Integer> units(List<LineQuantity> lines) {
            var units = new LinkedHashMap<UUID, Integer>();
            for (int i = 0; i < lines.size(); i++) {
                if (units.put(lines.get(i).line(), lines.get(i).quantity()) != null) {
                    throw new InvalidField("lines[" + i + "].line", "must be named once");
                }
            }
            return units;
        }
    }

    /**
     * @param lines left out: all that is there
     * @param location where they are picked; only beside lines
     */
    record ReleaseRequest(
            @Nullable @Valid @Size(min = 1, max = 1_000) List<@NotNull @Valid LineQuantity> lines,
            @Nullable String location) {

        ReleaseRequest {
            location = Text.optional("location", location, 100);
            if (lines == null && location != null) {
                throw new InvalidField("location", "must come with lines");
            }
        }
    }

    record Cancelled(
            @NotEmpty @Size(max = 1_000) List<@NotNull @Valid LineQuantity> lines, String reason) {

        Cancelled {
            reason = Text.required("reason", reason, 200);
        }
    }

    record Promise(@NotNull LocalDate promisedOn) {}

    /**
     * How far the units of a line have come.
     *
     * @param waiting units that are not there yet
     * @param promisedOn when those are expected to leave, as the customer was told
     */
    @Schema(name = "LineUnits")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LineJson(
            UUID line,
            Sku sku,
            int ordered,
            int cancelled,
            int released,
            int shipped,
            int delivered,
            int returning,
            int returned,
            int waiting,
            @Nullable LocalDate promisedOn) {}

    /**
     * @param plan what could be picked now, and where
     */
    record GoodsJson(List<LineJson> lines, List<PickJson> plan, List<FulfilmentJson> fulfilments) {}

    @Schema(name = "PlannedPick")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PickJson(@Nullable String location, Map<UUID, Integer> lines) {}

    @GetMapping(ORDER + "/goods")
    GoodsJson goods(@PathVariable OrderId id) {
        orders.requireInScope(id);
        var now = goods.of(id);
        var lines = new ArrayList<LineJson>();
        for (var line : now.counted().order().lines()) {
            var it = Objects.requireNonNull(now.counted().lines().get(line.id()));
            lines.add(
                    new LineJson(
                            line.id(),
                            line.sku(),
                            it.ordered(),
                            it.cancelled(),
                            it.released(),
                            it.shipped(),
                            it.delivered(),
                            it.returning(),
                            it.returned(),
                            now.plan().waiting().getOrDefault(line.id(), 0),
                            now.promised().get(line.id())));
        }
        return new GoodsJson(
                lines,
                now.plan().picks().stream()
                        .map(it -> new PickJson(it.location(), it.units()))
                        .toList(),
                now.fulfilments().stream().map(FulfilmentJson::of).toList());
    }

    /** Has picked what is named, or all that is there: a fulfilment for each location. */
    @PostMapping(ORDER + "/fulfilments")
    @ResponseStatus(HttpStatus.CREATED)
    List<FulfilmentJson> release(
            @PathVariable OrderId id,
            @RequestBody(required = false) @Valid @Nullable ReleaseRequest it) {
        orders.requireInScope(id);
        var released =
                it == null || it.lines() == null
                        ? desk.release(id)
                        : List.of(
                                desk.release(
                                        id,
                                        new Pick(it.location(), LineQuantity.units(it.lines()))));
        return released.stream().map(FulfilmentJson::of).toList();
    }

    /** Takes units out of the order before they leave. */
    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = GoodsJson.class)))
    @PostMapping(ORDER + "/line-cancellations")
    @ForStaff(value = Area.ORDERS, access = Access.MONEY, honours = Dimension.CHANNEL)
    ResponseEntity<?> cancel(
            @PathVariable OrderId id,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @RequestBody @Valid Cancelled it) {
        orders.requireInScope(id);
        return cancellation.cancel(
                id, key, LineQuantity.units(it.lines()), it.reason(), () -> goods(id));
    }

    /** Says when units that are not there yet are expected to leave. */
    @PutMapping(ORDER + "/lines/{line}/backorder")
    GoodsJson promise(
            @PathVariable OrderId id, @PathVariable UUID line, @RequestBody @Valid Promise it) {
        orders.requireInScope(id);
        goods.promise(id, line, it.promisedOn());
        return goods(id);
    }

    /** The buyer's parcels, and how their way can be followed. */
    @GetMapping("/api/orders/{id}/fulfilments")
    @OpenTo(Audience.HOLDERS)
    List<FulfilmentJson> own(
            @PathVariable OrderId id,
            @RequestHeader(name = Orders.TOKEN_HEADER, required = false) @Nullable String token) {
        orders.requireOwn(id, token);
        return table.of(id).stream().map(FulfilmentJson::of).toList();
    }
}
