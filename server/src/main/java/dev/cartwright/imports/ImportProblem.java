package dev.cartwright.imports;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.NOT_FOUND;

import dev.cartwright.files.Records;
import dev.cartwright.platform.Problem;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** Every way this module says no. */
final class ImportProblem extends Problem {

    /** A column of the file and what is wrong with it. */
    record WrongColumn(String field, String message) {}

    private ImportProblem(HttpStatus status, String slug, String detail) {
        super(status, slug, detail);
    }

    static ImportProblem unknownImport(UUID id) {
        return new ImportProblem(NOT_FOUND, "unknown-import", "There is no import " + id + ".");
    }

    static ImportProblem takesNoFile(Import.Status status) {
        var problem =
                new ImportProblem(
                        CONFLICT,
                        "import-takes-no-file",
                        "The import is %s; for another file make another import."
                                .formatted(status));
        problem.fact("state", status);
        return problem;
    }

    static ImportProblem overtaken() {
        return new ImportProblem(
                CONFLICT,
                "upload-overtaken",
                "The file was sent again, or the import was cancelled, while this one arrived.");
    }

    static ImportProblem over(Import.Status status) {
        var problem =
                new ImportProblem(
                        CONFLICT, "import-is-over", "The import is %s already.".formatted(status));
        problem.fact("state", status);
        return problem;
    }

    static ImportProblem tooWide(int columns) {
        return new ImportProblem(
                CONFLICT,
                "too-many-columns",
                "The file would have %,d columns, and a CSV file has at most %,d; ask for jsonl."
                        .formatted(columns, Records.MOST_COLUMNS));
    }

    static ImportProblem wrongColumns(Map<String, String> columns) {
        var problem =
                new ImportProblem(
                        BAD_REQUEST,
                        "unusable-columns",
                        "The columns of the file cannot be used as they are: rename them, or give"
                                + " the import a mapping.");
        var errors =
                columns.entrySet().stream()
                        .map(it -> new WrongColumn(it.getKey(), it.getValue()))
                        .toList();
        problem.fact("errors", List.copyOf(errors));
        return problem;
    }
}
