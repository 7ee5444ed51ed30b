package dev.cartwright.warehouse;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cartwright.inventory.Stockroom;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.Grants;
import dev.cartwright.platform.IdempotencyKey;
import dev.cartwright.platform.Once;
import dev.cartwright.platform.Scope.Dimension;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/** The stock of a SKU over HTTP, for staff to look at and to correct. */
@RestController
@ForStaff(
        value = Area.INVENTORY,
        honours = {Dimension.CHANNEL, Dimension.LOCATION})
class StockEndpoint {

    private static final String ADJUSTMENTS = "/api/admin/stock/{sku}/adjustments";

    private final Stockroom stockroom;
    private final StockSheet sheet;
    private final UsualPlace place;
    private final Once once;

    StockEndpoint(Stockroom stockroom, StockSheet sheet, UsualPlace place, Once once) {
        this.stockroom = stockroom;
        this.sheet = sheet;
        this.place = place;
        this.once = once;
    }

    /**
     * @param delta units found, or missing where it is below 0
     * @param location absent is the default channel's first
     * @param lot its number; absent takes first expired first, and puts to those without a label
     */
    record Adjustment(
            @NotNull @Min(-100_000) @Max(100_000) Integer delta,
            @NotBlank
                    @Size(max = 200)
                    @Pattern(regexp = "\\P{Cc}*", message = "must not contain control characters")
                    String reason,
            @Pattern(regexp = Form.LOCATION, message = Form.A_WORD) @Nullable String location,
            @Size(min = 1, max = 64)
                    @Pattern(regexp = "\\P{Cc}*", message = "must not contain control characters")
                    @Nullable String lot) {

        Adjustment {
            if (Integer.valueOf(0).equals(delta)) {
                throw new InvalidField("delta", "must not be 0");
            }
        }
    }

    /** What a key stands for: another SKU under the same key is another request. */
    private record Asked(Sku sku, Adjustment adjustment) {}

    @GetMapping("/api/admin/stock/{sku}")
    StockJson stock(@PathVariable Sku sku) {
        return sheet.of(sku);
    }

    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = StockJson.class)))
    @PostMapping(ADJUSTMENTS)
    ResponseEntity<?> adjust(
            @PathVariable Sku sku,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key,
            @RequestBody @Valid Adjustment wanted) {
        var location = place.unless(wanted.location());
        Grants.currentScope().requireStock(location);
        return once.answer(
                Actor.current().scope("POST " + ADJUSTMENTS),
                key,
                new Asked(sku, wanted),
                "/api/admin/stock/" + UriUtils.encodePathSegment(sku.code(), UTF_8),
                HttpStatus.CREATED,
                () -> {
                    stockroom.adjust(sku, location, wanted.delta(), wanted.lot(), wanted.reason());
                    return sheet.of(sku);
                });
    }
}
