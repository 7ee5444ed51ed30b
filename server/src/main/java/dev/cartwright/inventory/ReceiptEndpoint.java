package dev.cartwright.inventory;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cartwright.inventory.StockEndpoint.StockJson;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.IdempotencyKey;
import dev.cartwright.platform.Once;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
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
class ReceiptEndpoint {

    private static final String ROUTE = "/api/admin/stock/{sku}/receipts";

    private final Receipts receipts;
    private final Once once;

    ReceiptEndpoint(Receipts receipts, Once once) {
        this.receipts = receipts;
        this.once = once;
    }

    /**
     * @param quantity units that arrived
     * @param reason absent is "receipt"
     * @param location absent is the default channel's first
     */
    record Receipt(
            @NotNull @Min(1) @Max(1_000_000) Integer quantity,
            @Size(max = 200)
                    @Pattern(
                            regexp = "\\P{Cc}*[^\\s\\p{Cc}]\\P{Cc}*",
                            message = "must not be blank or contain control characters")
                    @Nullable String reason,
            @Pattern(
                            regexp = "[A-Za-z0-9._-]{1,64}",
                            message = "must be a word of 1 to 64 characters")
                    @Nullable String location) {}

    /** What a key stands for: another SKU under the same key is another request. */
    private record Wanted(Sku sku, Receipt receipt) {}

    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = StockJson.class)))
    @PostMapping(ROUTE)
    ResponseEntity<?> receive(
            @PathVariable Sku sku,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key,
            @RequestBody @Valid Receipt wanted) {
        return once.answer(
                Actor.current().scope("POST " + ROUTE),
                key,
                new Wanted(sku, wanted),
                "/api/admin/stock/" + UriUtils.encodePathSegment(sku.code(), UTF_8),
                HttpStatus.CREATED,
                () -> StockJson.of(sku, taken(sku, wanted)));
    }

    private List<StockLevel> taken(Sku sku, Receipt wanted) {
        var cause = wanted.reason() == null ? "receipt" : wanted.reason();
        return receipts.take(sku, wanted.location(), wanted.quantity(), cause);
    }
}
