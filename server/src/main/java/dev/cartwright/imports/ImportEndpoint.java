package dev.cartwright.imports;

import dev.cartwright.kernel.Text;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.Cursor;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.IdempotencyKey;
import dev.cartwright.platform.Ids;
import dev.cartwright.platform.Once;
import dev.cartwright.platform.Page;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.InputStream;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Imports over HTTP: made, given their file, watched and cancelled. */
@RestController
@ForStaff(Area.CATALOGUE)
@RequestMapping("/api/admin/imports")
class ImportEndpoint {

    private static final int FIRST_ERRORS = 20;

    private final Imports imports;
    private final Upload upload;
    private final ErrorTable errors;
    private final ImportSettings settings;
    private final Once once;
    private final Ids ids;

    ImportEndpoint(
            Imports imports,
            Upload upload,
            ErrorTable errors,
            ImportSettings settings,
            Once once,
            Ids ids) {
        this.imports = imports;
        this.upload = upload;
        this.errors = errors;
        this.settings = settings;
        this.once = once;
        this.ids = ids;
    }

    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = ImportJson.class)))
    @PostMapping
    ResponseEntity<?> make(
            @RequestBody @Valid NewImport wanted,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key) {
        var id = ids.next();
        return once.answer(
                Actor.current().scope("POST /api/admin/imports"),
                key,
                wanted,
                ImportJson.url(id),
                HttpStatus.CREATED,
                () -> json(imports.make(id, wanted.wish())));
    }

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
    @PutMapping(
            path = "/{id}/file",
            consumes = {
                "text/csv",
                "application/x-ndjson",
                "application/json",
                "application/octet-stream"
            })
    @ResponseStatus(HttpStatus.ACCEPTED)
    ImportJson file(@PathVariable UUID id, InputStream body) {
        upload.receive(id, body);
        return json(imports.get(id));
    }

    @GetMapping("/{id}")
    ImportJson get(@PathVariable UUID id) {
        var found = imports.get(id);
        return ImportJson.of(found, settings.mostErrors(), errors.page(id, 0, FIRST_ERRORS));
    }

    @GetMapping
    Page<ImportJson> page(
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var from = Cursor.after(after, 1, keys -> Text.uuid(keys.getFirst()));
        return Page.of(imports.page(from, limit + 1), limit, it -> Cursor.of(it.id()))
                .map(page -> page.stream().map(this::json).toList());
    }

    @PostMapping("/{id}/cancellation")
    @ResponseStatus(HttpStatus.CREATED)
    ImportJson cancel(@PathVariable UUID id) {
        return json(imports.cancel(id));
    }

    private ImportJson json(Import it) {
        return ImportJson.of(it, settings.mostErrors(), null);
    }
}
