package dev.cartwright.files;

import static org.springframework.http.HttpStatus.BAD_REQUEST;

import de.siegmar.fastcsv.reader.CsvParseException;
import dev.cartwright.platform.Problem;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponseException;
import tools.jackson.core.JacksonException;

/** Every way a file is refused before anybody looks into a record. */
public final class FileProblem extends Problem {

    private FileProblem(String slug, String detail) {
        super(BAD_REQUEST, slug, detail);
    }

    private static FileProblem broken(String why) {
        return new FileProblem(
                "upload-broken", "The file did not arrive whole; send it again. " + why);
    }

    private static FileProblem unreadable(long line, String why) {
        var problem =
                new FileProblem("file-unreadable", "Around line %d: %s.".formatted(line, why));
        problem.fact("line", line);
        return problem;
    }

    public static FileProblem empty() {
        return new FileProblem("file-empty", "The file has no rows.");
    }

    /**
     * Says why a file could not be read to its end. The libraries between the network and here wrap
     * what they did not expect; what is nobody's fault comes back as it was.
     *
     * @param line where reading ended
     */
    public static RuntimeException of(Exception e, long line) {
        if (e instanceof DataAccessException || e instanceof TransactionException) {
            return (RuntimeException) e; // Its IOException is the database's, not the file's.
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case ErrorResponseException known -> {
                    return known;
                }
                case CharacterCodingException _ -> {
                    return unreadable(line, "the file is not UTF-8");
                }
                case IOException _ -> {
                    return broken(String.valueOf(cause.getMessage()));
                }
                default -> {
                    // Perhaps what it wraps says more.
                }
            }
        }
        return switch (e) {
            case CsvParseException csv -> unreadable(line, String.valueOf(csv.getMessage()));
            case JacksonException json ->
                    unreadable(line, "not JSON: " + json.getOriginalMessage());
            case RuntimeException other -> other;
            default -> new IllegalStateException(e);
        };
    }
}
