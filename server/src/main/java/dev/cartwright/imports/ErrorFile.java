package dev.cartwright.imports;

import dev.cartwright.files.ErrorCsv;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.ForStaff;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The errors of an import as a file to work through, however many they are. */
@RestController
@ForStaff(Area.CATALOGUE)
class ErrorFile {

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
        ErrorCsv.write((after, most) -> errors.page(id, after, most), response.getOutputStream());
    }
}
