package dev.cartwright.stocktakes;

import dev.cartwright.files.Format;
import dev.cartwright.inventory.Shelving;
import dev.cartwright.kernel.Text;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.Cursor;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.Grants;
import dev.cartwright.platform.IdempotencyKey;
import dev.cartwright.platform.Ids;
import dev.cartwright.platform.Once;
import dev.cartwright.platform.Page;
import dev.cartwright.platform.Scope.Dimension;
import dev.cartwright.stocktakes.StockTake.Wish;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Counts of a location by a file, over HTTP. */
@RestController
@ForStaff(
        value = Area.INVENTORY,
        honours = {Dimension.CHANNEL, Dimension.LOCATION})
@RequestMapping("/api/admin/inventory/stock-takes")
class StockTakeEndpoint {

    private final TakeUpload upload;
    private final StockTakes stockTakes;
    private final TakeTable takes;
    private final TakeReport report;
    private final Shelving shelves;
    private final Once once;
    private final Ids ids;

    StockTakeEndpoint(
            TakeUpload upload,
            StockTakes stockTakes,
            TakeTable takes,
            TakeReport report,
            Shelving shelves,
            Once once,
            Ids ids) {
        this.upload = upload;
        this.stockTakes = stockTakes;
        this.takes = takes;
        this.report = report;
        this.shelves = shelves;
        this.once = once;
        this.ids = ids;
    }

    /** What a key stands for: another file under the same key is another request. */
    private record AskedFile(Wish wish, String digest) {}

    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            description = "The file; with Content-Encoding: gzip, if it is packed",
            content = {
                @Content(
                        mediaType = "text/csv",
                        schema = @Schema(type = "string", format = "binary")),
                @Content(
                        mediaType = "application/x-ndjson",
                        schema = @Schema(type = "string", format = "binary"))
            })
    @ApiResponse(
            responseCode = "202",
            content = @Content(schema = @Schema(implementation = StockTakeJson.class)))
    @PostMapping(consumes = {"text/csv", "application/x-ndjson", "application/json"})
    ResponseEntity<?> begin(
            @RequestParam String location,
            @RequestParam
                    @Pattern(regexp = "rehearsal|apply", message = "must be rehearsal or apply")
                    String mode,
            @RequestParam(defaultValue = "false") boolean complete,
            @RequestHeader(HttpHeaders.CONTENT_TYPE) String type,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key,
            InputStream body) {
        Grants.currentScope().requireStock(location);
        shelves.requireLocation("location", location);
        var format = type.startsWith("text/csv") ? Format.CSV : Format.JSONL;
        var wish = new Wish(location, mode.equals("rehearsal"), complete, format);
        if (complete && !wish.rehearsal() && key == null) {
            throw StockTakeProblem.keyNeeded();
        }
        var id = ids.next();
        var file = upload.receive(id, wish, body);
        return once.answer(
                Actor.current().scope("POST /api/admin/inventory/stock-takes"),
                key,
                new AskedFile(wish, file.digest()),
                StockTakeJson.url(id),
                HttpStatus.ACCEPTED,
                () -> report.json(stockTakes.begin(id, file)));
    }

    @GetMapping
    Page<StockTakeJson> page(
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var from = Cursor.after(after, 1, keys -> Text.uuid(keys.getFirst()));
        return Page.of(takes.page(from, limit + 1), limit, it -> Cursor.of(it.id()))
                .map(page -> page.stream().map(report::json).toList());
    }
}
