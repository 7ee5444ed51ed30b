package dev.cartwright.coupons;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.cartwright.coupons.BatchCodes.Line;
import dev.cartwright.coupons.schema.tables.records.RowErrorsRecord;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.Cursor;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.Page;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The codes of a batch as a file, out and in. Nothing of the database is held while the network is
 * read or written to: who is slow holds a thread and no more.
 */
@RestController
@ForStaff(Area.PROMOTIONS)
@RequestMapping("/api/admin/coupon-batches/{id}")
class BatchFileEndpoint {

    private static final int AT_ONCE = 5_000;

    private final BatchTable batches;
    private final BatchCodes codes;
    private final CodeUpload upload;

    BatchFileEndpoint(BatchTable batches, BatchCodes codes, CodeUpload upload) {
        this.batches = batches;
        this.codes = codes;
        this.upload = upload;
    }

    /** What is wrong with a row. */
    @Schema(name = "CouponRowError")
    record ErrorJson(int line, String field, @Nullable String value, String message) {

        static ErrorJson of(RowErrorsRecord it) {
            return new ErrorJson(it.getLine(), it.getField(), it.getValue(), it.getMessage());
        }
    }

    @ApiResponse(
            responseCode = "200",
            description = "code, customer, used",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    @GetMapping("/codes.csv")
    void download(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        if (batches.get(id).status().isUnderWay()) {
            throw CouponProblem.underWay();
        }
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"coupons-%s.csv\"".formatted(id));
        try (var csv = CsvWriter.builder().build(response.getOutputStream(), UTF_8)) {
            csv.writeRecord("code", "customer", "used");
            @Nullable String last = null;
            List<Line> some;
            do {
                some = codes.page(id, last, AT_ONCE);
                some.forEach(it -> write(csv, it));
                last = some.isEmpty() ? null : some.getLast().code();
            } while (some.size() == AT_ONCE);
        }
    }

    private static void write(CsvWriter csv, Line it) {
        csv.writeRecord(it.code(), Objects.toString(it.customer(), ""), String.valueOf(it.used()));
    }

    /** Adds the codes of a file; those that are there already stay as they are. */
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            description = "code, customer; with Content-Encoding: gzip, if it is packed",
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(type = "string", format = "binary")))
    @PostMapping(path = "/codes", consumes = "text/csv")
    BatchJson upload(@PathVariable UUID id, InputStream body) {
        return BatchJson.of(upload.receive(id, body), batches.used(id));
    }

    @GetMapping("/errors")
    Page<ErrorJson> errors(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var place = Cursor.after(after, 1, keys -> Integer.valueOf(keys.getFirst()));
        var found = codes.errors(batches.get(id).id(), place == null ? 0 : place, limit + 1);
        return Page.of(found, limit, it -> Cursor.of(it.getNumber()))
                .map(page -> page.stream().map(ErrorJson::of).toList());
    }
}
