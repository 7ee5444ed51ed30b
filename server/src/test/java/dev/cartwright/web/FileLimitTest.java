package dev.cartwright.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartwright.web.WebSettings.Limits;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.ModelAndView;

/** Where files are sent more is read than elsewhere, and not without end either. */
class FileLimitTest {

    static final String FILE = "/api/admin/imports/1/file";

    /** Bodies to 1 kB, files to 100 kB. */
    final BodyLimit limit =
            new BodyLimit(
                    new WebSettings(
                            null,
                            List.of(),
                            new Limits(true, 1, 1),
                            DataSize.ofKilobytes(1),
                            DataSize.ofKilobytes(100)),
                    (_, response, _, e) -> {
                        response.setStatus(
                                e instanceof WebProblem it ? it.getStatusCode().value() : 500);
                        return new ModelAndView();
                    });

    @ParameterizedTest
    @CsvSource({
        "PUT, /api/admin/imports/1/file, 102400, 102400",
        "PUT, /api/admin/imports/1/%66ile, 102400, 102400",
        "PUT, /api/admin/imports/1/file, 102401, 413",
        "POST, /api/admin/imports/1/file, 1025, 413",
        "PUT, /api/admin/imports/1/file/x, 1025, 413",
        "PUT, /api/admin/imports, 1025, 413"
    })
    void only_the_file_of_an_import_may_be_as_large_as_a_file(
            String method, String path, int size, int status) throws Exception {
        assertThat(send(method, path, null, new byte[size])).isEqualTo(status);
    }

    @Test
    void a_packed_file_is_measured_as_it_unpacks() throws Exception {
        assertThat(send("PUT", FILE, "gzip", packed(102_400))).isEqualTo(102_400);

        var bomb = packed(100_000_000);
        assertThat(bomb).hasSizeLessThan(102_400);
        assertThatThrownBy(() -> send("PUT", FILE, "gzip", bomb))
                .isInstanceOf(WebProblem.class)
                .hasMessageContaining("413");
    }

    @Test
    void other_bodies_are_not_unpacked() throws Exception {
        var body = packed(5_000);

        assertThat(send("PUT", "/api/carts", "gzip", body)).isEqualTo(body.length);
        assertThat(send("PUT", FILE, "identity", body)).isEqualTo(body.length);
        assertThat(send("PUT", FILE, "br", body)).isEqualTo(415);
    }

    /** Returns the status of a refusal, else how many bytes came through. */
    private int send(String method, String path, @Nullable String encoding, byte[] body)
            throws Exception {
        var request = new MockHttpServletRequest(method, path);
        request.setContent(body);
        if (encoding != null) {
            request.addHeader("Content-Encoding", encoding);
        }
        var read = new ByteArrayOutputStream();
        Filter end = (it, _, _) -> it.getInputStream().transferTo(read);
        var response = new MockHttpServletResponse();
        new MockFilterChain(new HttpServlet() {}, limit, end).doFilter(request, response);
        return response.getStatus() == 200 ? read.size() : response.getStatus();
    }

    private static byte[] packed(int size) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[size]);
        }
        return packed.toByteArray();
    }
}
