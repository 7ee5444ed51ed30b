package dev.cartwright.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What a merchant does over HTTP, and the job that is otherwise done by itself. */
record Merchant(MockMvcTester http, ImportRun run) {

    static final String URL = "/api/admin/imports";
    static final String CSV = "{\"format\": \"csv\"}";
    static final String JSONL = "{\"format\": \"jsonl\"}";

    MvcTestResult ask(String body) {
        return http.post().uri(URL).contentType("application/json").content(body).exchange();
    }

    UUID makes(String body) {
        var answer = ask(body);
        assertThat(answer).hasStatus(201);
        return UUID.fromString(read(answer, "$.id").toString());
    }

    MvcTestResult sends(UUID id, String file) {
        return sends(id, file.getBytes(UTF_8), "text/csv");
    }

    MvcTestResult sends(UUID id, byte[] file, String type) {
        return http.put().uri(URL + "/{id}/file", id).contentType(type).content(file).exchange();
    }

    MvcTestResult sendsPacked(UUID id, byte[] packed) {
        return http.put()
                .uri(URL + "/{id}/file", id)
                .contentType("application/x-ndjson")
                .header("Content-Encoding", "gzip")
                .content(packed)
                .exchange();
    }

    /** Makes an import and sends its file; it is queued then. */
    UUID queues(String body, String file) {
        var id = makes(body);
        assertThat(sends(id, file)).hasStatus(202);
        return id;
    }

    /** Lets the job work until it needs no more, or has to wait. */
    void works(UUID id) {
        for (var pause = run.work(id);
                pause.isPresent() && pause.get().isZero();
                pause = run.work(id)) {
            // Piece by piece.
        }
    }

    MvcTestResult looksAt(UUID id) {
        return http.get().uri(URL + "/{id}", id).exchange();
    }

    String errorsOf(UUID id) {
        try {
            return http.get()
                    .uri(URL + "/{id}/errors", id)
                    .exchange()
                    .getResponse()
                    .getContentAsString(UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    MvcTestResult cancels(UUID id) {
        return http.post().uri(URL + "/{id}/cancellation", id).exchange();
    }

    static Object read(MvcTestResult answer, String path) {
        return JsonPath.read(text(answer), path);
    }

    static String text(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString(UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void assertProblem(MvcTestResult answer, int status, String slug) {
        assertThat(answer).hasStatus(status).hasContentType("application/problem+json");
        assertThat(read(answer, "$.type")).isEqualTo("/problems/" + slug);
    }

    static byte[] packed(byte[] file) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
