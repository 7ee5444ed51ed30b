package dev.cartwright.warehouse;

import dev.cartwright.inventory.Inventory;
import dev.cartwright.inventory.ShelfTerms;
import dev.cartwright.inventory.ShelfTerms.Terms;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.Grants;
import dev.cartwright.platform.Scope.Dimension;
import dev.cartwright.warehouse.SaidDay.Day;
import dev.cartwright.warehouse.StockJson.LevelJson;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.annotation.JsonDeserialize;

/** How much of a shelf may be promised, over HTTP, for staff. */
@RestController
@ForStaff(
        value = Area.INVENTORY,
        honours = {Dimension.CHANNEL, Dimension.LOCATION})
class LevelEndpoint {

    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final ShelfTerms terms;
    private final Inventory inventory;

    LevelEndpoint(ShelfTerms terms, Inventory inventory) {
        this.terms = terms;
        this.inventory = inventory;
    }

    /**
     * What is absent stays.
     *
     * @param promisedOn null takes the day away
     */
    record LevelRequest(
            @JsonDeserialize(using = KeptUnits.class) @Min(0) @Max(1_000_000)
                    @Nullable Integer safetyStock,
            @JsonDeserialize(using = KeptUnits.class) @Min(0) @Max(1_000_000)
                    @Nullable Integer backorderLimit,
            @JsonDeserialize(using = SaidDay.class)
                    @Schema(
                            implementation = LocalDate.class,
                            types = {"string", "null"})
                    @Nullable Day promisedOn) {

        LevelRequest {
            Form.requirePossible("promisedOn", promisedOn == null ? null : promisedOn.value());
        }

        Terms merged(Terms before) {
            return new Terms(
                    safetyStock == null ? before.safetyStock() : safetyStock,
                    backorderLimit == null ? before.backorderLimit() : backorderLimit,
                    promisedOn == null ? before.promisedOn() : promisedOn.value());
        }
    }

    @PatchMapping(
            path = "/api/admin/stock/{sku}/levels/{location}",
            consumes = {MERGE_PATCH, MediaType.APPLICATION_JSON_VALUE})
    LevelJson change(
            @PathVariable Sku sku,
            @PathVariable @Pattern(regexp = Form.LOCATION, message = Form.A_WORD) String location,
            @RequestBody @Valid LevelRequest request) {
        Grants.currentScope().requireStock(location);
        terms.change(sku, location, request::merged);
        return inventory.levels(sku).stream()
                .filter(it -> it.location().equals(location))
                .findAny()
                .map(LevelJson::of)
                .orElseThrow();
    }
}
