package dev.cartwright.stocktakes;

import dev.cartwright.files.ErrorCsv;
import dev.cartwright.files.RowError;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.Cursor;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.Page;
import dev.cartwright.platform.Scope.Dimension;
import dev.cartwright.stocktakes.StockTake.Change;
import dev.cartwright.stocktakes.StockTakeJson.ChangeJson;
import dev.cartwright.stocktakes.TakeFindings.Placed;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a stock-take found, over HTTP: its errors, its changes, what has to be done now. */
@RestController
@ForStaff(
        value = Area.INVENTORY,
        honours = {Dimension.CHANNEL, Dimension.LOCATION})
@RequestMapping("/api/admin/inventory/stock-takes/{id}")
class TakeResultEndpoint {

    private final StockTakes stockTakes;
    private final TakeFindings findings;
    private final TakeReport report;

    TakeResultEndpoint(StockTakes stockTakes, TakeFindings findings, TakeReport report) {
        this.stockTakes = stockTakes;
        this.findings = findings;
        this.report = report;
    }

    /** What is wrong with one cell. */
    @Schema(name = "StockTakeError")
    record ErrorJson(
            int line, @Nullable String sku, String field, @Nullable String value, String message) {

        static ErrorJson of(RowError it) {
            return new ErrorJson(it.line(), it.sku(), it.field(), it.value(), it.message());
        }
    }

    @GetMapping
    StockTakeJson get(@PathVariable UUID id) {
        return report.whole(stockTakes.get(id));
    }

    @GetMapping("/errors")
    Page<ErrorJson> errors(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var found = findings.errors(stockTakes.get(id).id(), place(after), limit + 1);
        return Page.of(found, limit, it -> Cursor.of(it.number()))
                .map(page -> page.stream().map(it -> ErrorJson.of(it.what())).toList());
    }

    @ApiResponse(
            responseCode = "200",
            description = "line, sku, field, value, message",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    @GetMapping("/errors.csv")
    void errorFile(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        var found = stockTakes.get(id);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"stock-take-%s-errors.csv\"".formatted(id));
        ErrorCsv.write(
                (after, most) ->
                        findings.errors(found.id(), after, most).stream()
                                .map(Placed::what)
                                .toList(),
                response.getOutputStream());
    }

    @GetMapping("/changes")
    Page<ChangeJson> changes(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        return page(id, false, limit, after);
    }

    /** Shelving where units are promised that were not found. */
    @GetMapping("/tasks")
    Page<ChangeJson> tasks(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        return page(id, true, limit, after);
    }

    private Page<ChangeJson> page(UUID id, boolean tasks, int limit, @Nullable String after) {
        List<Placed<Change>> found =
                findings.changes(stockTakes.get(id).id(), tasks, place(after), limit + 1);
        return Page.of(found, limit, it -> Cursor.of(it.number()))
                .map(page -> page.stream().map(report::json).toList());
    }

    private static int place(@Nullable String after) {
        var place = Cursor.after(after, 1, keys -> Integer.valueOf(keys.getFirst()));
        return place == null ? 0 : place;
    }
}
