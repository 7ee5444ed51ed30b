package dev.cartwright.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The errors of an import as a file to work through, however many they are. */
@RestController
class ErrorFile {

    private static final int AT_ONCE = 1_000;

    private final Imports imports;
    private final ErrorTable errors;

    ErrorFile(Imports imports, ErrorTable errors) {
        this.imports = imports;
        this.errors = errors;
    }

    @ApiResponse(
            responseCode = "200",
            description = "line, sku, field, value, message",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    @GetMapping("/api/admin/imports/{id}/errors")
    void errors(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        var found = imports.get(id);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"import-%s-errors.csv\"".formatted(found.id()));
        try (var csv = CsvWriter.builder().build(response.getOutputStream(), UTF_8)) {
            csv.writeRecord("line", "sku", "field", "value", "message");
            int written = 0;
            List<RowError> some;
            do {
                some = errors.page(id, written, AT_ONCE);
                some.forEach(error -> write(csv, error));
                written += some.size();
            } while (some.size() == AT_ONCE);
        }
    }

    private static void write(CsvWriter csv, RowError error) {
        csv.writeRecord(
                String.valueOf(error.line()),
                safe(error.sku()),
                safe(error.field()),
                safe(error.value()),
                safe(error.message()));
    }

    /** The file quotes others' texts; opened in a spreadsheet they must stay texts. */
    private static String safe(@Nullable String text) {
        if (text == null) {
            return "";
        }
        return Quoting.isFormula(text) ? "'" + text : text;
    }
}
