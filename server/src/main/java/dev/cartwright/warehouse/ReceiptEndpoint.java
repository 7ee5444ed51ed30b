package dev.cartwright.warehouse;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cartwright.inventory.LotLabel;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.Grants;
import dev.cartwright.platform.IdempotencyKey;
import dev.cartwright.platform.Once;
import dev.cartwright.platform.Scope.Dimension;
import dev.cartwright.warehouse.Receipts.Delivery;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/** Deliveries over HTTP, for staff. */
@RestController
@ForStaff(
        value = Area.INVENTORY,
        honours = {Dimension.CHANNEL, Dimension.LOCATION})
class ReceiptEndpoint {

    private static final String ROUTE = "/api/admin/stock/{sku}/receipts";

    private final Receipts receipts;
    private final StockSheet sheet;
    private final UsualPlace place;
    private final Once once;

    ReceiptEndpoint(Receipts receipts, StockSheet sheet, UsualPlace place, Once once) {
        this.place = place;
        this.receipts = receipts;
        this.sheet = sheet;
        this.once = once;
    }

    /**
     * @param expiresOn the last day they may be sold; absent never, or as the lot is known
     */
    record LotLabelJson(
            @NotNull @Pattern(regexp = Form.LOT, message = Form.A_LOT) String number,
            @Nullable LocalDate expiresOn) {

        LotLabelJson {
            Form.requirePossible("expiresOn", expiresOn);
        }
    }

    /**
     * @param quantity units that arrived
     * @param reason absent is "receipt"
     * @param location absent is the default channel's first
     * @param lot absent where they bear no label
     * @param unitCost absent is the average of what lies there
     */
    record ReceiptRequest(
            @NotNull @Min(1) @Max(1_000_000) Integer quantity,
            @Size(max = 200) @Pattern(regexp = Form.TEXT, message = Form.A_TEXT)
                    @Nullable String reason,
            @Pattern(regexp = Form.LOCATION, message = Form.A_WORD) @Nullable String location,
            @Valid @Nullable LotLabelJson lot,
            @Nullable Money unitCost) {

        Delivery delivery() {
            return new Delivery(
                    quantity,
                    location,
                    lot == null ? null : new LotLabel(lot.number(), lot.expiresOn()),
                    unitCost,
                    reason == null ? "receipt" : reason);
        }
    }

    /** What a key stands for: another SKU under the same key is another request. */
    private record Wanted(Sku sku, ReceiptRequest receipt) {}

    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = StockJson.class)))
    @PostMapping(ROUTE)
    ResponseEntity<?> receive(
            @PathVariable Sku sku,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key,
            @RequestBody @Valid ReceiptRequest wanted) {
        Grants.currentScope().requireStock(place.unless(wanted.location()));
        return once.answer(
                Actor.current().scope("POST " + ROUTE),
                key,
                new Wanted(sku, wanted),
                "/api/admin/stock/" + UriUtils.encodePathSegment(sku.code(), UTF_8),
                HttpStatus.CREATED,
                () -> {
                    receipts.take(sku, wanted.delivery());
                    return sheet.of(sku);
                });
    }
}
