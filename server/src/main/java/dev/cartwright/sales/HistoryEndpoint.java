package dev.cartwright.sales;

import dev.cartwright.files.ErrorCsv;
import dev.cartwright.kernel.CardNumber;
import dev.cartwright.kernel.Text;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.Channels;
import dev.cartwright.platform.Cursor;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.Ids;
import dev.cartwright.platform.Page;
import dev.cartwright.sales.HistoryImport.Wish;
import dev.cartwright.sales.HistoryLayout.Said;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Imports of an earlier shop's history over HTTP: the file is the request. */
@RestController
@ForStaff(Area.SALES)
@RequestMapping("/api/admin/sales/imports")
class HistoryEndpoint {

    private final HistoryUpload upload;
    private final HistoryTable imports;
    private final HistoryErrors errors;
    private final Channels channels;
    private final Ids ids;

    HistoryEndpoint(
            HistoryUpload upload,
            HistoryTable imports,
            HistoryErrors errors,
            Channels channels,
            Ids ids) {
        this.upload = upload;
        this.imports = imports;
        this.errors = errors;
        this.channels = channels;
        this.ids = ids;
    }

    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            description = "The file; with Content-Encoding: gzip, if it is packed",
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(
            responseCode = "202",
            content = @Content(schema = @Schema(implementation = HistoryJson.class)))
    @PostMapping(consumes = "text/csv")
    ResponseEntity<HistoryJson> begin(
            @RequestParam(defaultValue = "default") String channel,
            @RequestParam(required = false) @Nullable String currency,
            @RequestParam(defaultValue = "history") String shop,
            @RequestParam(defaultValue = "keep")
                    @Pattern(regexp = "keep|refuse", message = "must be keep or refuse")
                    String duplicates,
            @RequestParam(required = false) @Nullable String number,
            @RequestParam(required = false) @Nullable String sku,
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable String quantity,
            @RequestParam(required = false) @Nullable String at,
            @RequestParam(required = false) @Nullable String price,
            @RequestParam(required = false) @Nullable String customer,
            @RequestParam(required = false) @Nullable String country,
            @RequestParam(required = false) @Nullable String cancels,
            InputStream body) {
        var of = channels.get(SalesQuestions.channel(channel));
        var wish =
                new Wish(
                        of.id(),
                        currency == null
                                ? of.currencies().getFirst()
                                : SalesQuestions.currency(currency),
                        shop(shop),
                        duplicates.equals("refuse"));
        var layout =
                HistoryLayout.of(
                        new Said(
                                number, sku, name, quantity, at, price, customer, country,
                                cancels));
        var id = ids.next();
        upload.receive(id, wish, layout, body);
        return ResponseEntity.accepted()
                .location(URI.create(HistoryJson.url(id)))
                .body(HistoryJson.of(find(id)));
    }

    private static String shop(String said) {
        var shop = Text.required("shop", said, 60);
        CardNumber.refuse("shop", shop);
        return shop;
    }

    @GetMapping
    Page<HistoryJson> page(
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var from = Cursor.after(after, 1, keys -> Text.uuid(keys.getFirst()));
        return Page.of(imports.page(from, limit + 1), limit, it -> Cursor.of(it.id()))
                .map(page -> page.stream().map(HistoryJson::of).toList());
    }

    @GetMapping("/{id}")
    HistoryJson get(@PathVariable UUID id) {
        return HistoryJson.of(find(id));
    }

    @ApiResponse(
            responseCode = "200",
            description = "line, sku, field, value, message",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    @GetMapping("/{id}/errors")
    void errors(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        var found = find(id);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"sales-import-%s-errors.csv\"".formatted(found.id()));
        ErrorCsv.write((after, most) -> errors.page(id, after, most), response.getOutputStream());
    }

    private HistoryImport find(UUID id) {
        return imports.find(id).orElseThrow(() -> SalesProblem.unknownImport(id));
    }
}
