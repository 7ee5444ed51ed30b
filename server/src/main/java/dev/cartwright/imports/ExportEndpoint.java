package dev.cartwright.imports;

import dev.cartwright.catalog.ProductStatus;
import dev.cartwright.catalog.Selection;
import dev.cartwright.catalog.Slug;
import dev.cartwright.files.Format;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.ForStaff;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Products as a file that an import takes. */
@RestController
@ForStaff(Area.CATALOGUE)
class ExportEndpoint {

    private final Exports exports;

    ExportEndpoint(Exports exports) {
        this.exports = exports;
    }

    @ApiResponse(
            responseCode = "200",
            description = "The columns of an import",
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string"))
            })
    @GetMapping("/api/admin/exports/products")
    void products(
            @RequestParam(defaultValue = "csv") String format,
            @RequestParam(defaultValue = "default") ChannelId channel,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String category,
            HttpServletResponse response)
            throws IOException {
        var selection = new Selection(status(status), category(category));
        var wish = exports.prepare(format(format), channel, selection);
        response.setContentType(
                switch (wish.format()) {
                    case CSV -> "text/csv;charset=UTF-8";
                    case JSONL -> "application/x-ndjson";
                });
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"products." + format + "\"");
        exports.write(wish, response.getOutputStream());
    }

    private static Format format(String text) {
        for (var format : Format.values()) {
            if (format.name().toLowerCase(Locale.ROOT).equals(text)) {
                return format;
            }
        }
        throw new InvalidField("format", "must be csv or jsonl");
    }

    private static @Nullable ProductStatus status(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : CellReader.status(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidField("status", String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable Slug category(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : new Slug(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidField("category", String.valueOf(e.getMessage()));
        }
    }
}
