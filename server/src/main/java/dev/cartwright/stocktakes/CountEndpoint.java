package dev.cartwright.stocktakes;

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
import dev.cartwright.stocktakes.StockTakeJson.ChangeJson;
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
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/** Counts of one shelf over HTTP. */
@RestController
@ForStaff(
        value = Area.INVENTORY,
        honours = {Dimension.CHANNEL, Dimension.LOCATION})
class CountEndpoint {

    private static final String ROUTE = "/api/admin/stock/{sku}/counts";
    private static final String PRINTABLE = "\\P{Cc}*[^\\s\\p{Cc}]\\P{Cc}*";
    private static final String PRINTABLE_MESSAGE =
            "must not be blank or contain control characters";

    private final ShelfCount counts;
    private final TakeReport report;
    private final Once once;

    CountEndpoint(ShelfCount counts, TakeReport report, Once once) {
        this.counts = counts;
        this.report = report;
        this.once = once;
    }

    /**
     * @param counted units that were seen
     * @param lot of this one; absent: all lots together
     */
    @Schema(name = "ShelfCount")
    record Count(
            @NotNull String location,
            @NotNull @Min(0) @Max(1_000_000_000) Integer counted,
            @Size(max = 64) @Pattern(regexp = PRINTABLE, message = PRINTABLE_MESSAGE)
                    @Nullable String lot,
            @Nullable LocalDate expiresOn,
            @NotNull @Size(max = 200) @Pattern(regexp = PRINTABLE, message = PRINTABLE_MESSAGE)
                    String reason) {

        @Nullable LotLabel label() {
            return lot == null ? null : new LotLabel(lot, expiresOn);
        }
    }

    /** What a key stands for: another SKU under the same key is another request. */
    private record AskedCount(Sku sku, Count count) {}

    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = ChangeJson.class)))
    @PostMapping(ROUTE)
    ResponseEntity<?> count(
            @PathVariable Sku sku,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key,
            @RequestBody @Valid Count wanted) {
        Grants.currentScope().requireStock(wanted.location());
        return once.answer(
                Actor.current().scope("POST " + ROUTE),
                key,
                new AskedCount(sku, wanted),
                "/api/admin/stock/" + UriUtils.encodePathSegment(sku.code(), UTF_8),
                HttpStatus.CREATED,
                () -> ChangeJson.of(counts.count(sku, wanted), report.currency()));
    }
}
