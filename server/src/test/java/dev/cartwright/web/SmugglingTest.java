package dev.cartwright.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.WholeShop;
import java.io.IOException;
import java.net.Socket;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Where a message ends is what a proxy before the shop might see otherwise (RFC 9112, 11.2): in
 * such a message no second request is ever found.
 */
@WholeShop
class SmugglingTest {

    private static final Pattern ANSWERS = Pattern.compile("HTTP/1\\.1 (\\d{3}) ");

    /** What would be smuggled: a cart, which is one row more. */
    private static final String SECOND =
            "POST /api/carts HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 2\r\n\r\n{}";

    @Autowired DSLContext db;
    @LocalServerPort int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 0|Content-Length: 44",
                "Content-Length: 0, 44",
                "Content-Length: +2",
                "Content-Length: 0x2",
                "Content-Length: -1",
                "Content-Length: 2 2",
                "Content-Length : 0",
                "Content-Length: 99999999999999999999",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: identity, chunked, chunked",
                "Transfer-Encoding: gzip",
                "Transfer-Encoding : chunked",
                "Content-Length: 0|Transfer-Encoding: xchunked"
            })
    void a_length_that_is_not_one_number_ends_the_connection(String headers) throws Exception {
        assertOneRefusal(headers.replace("|", "\r\n"), "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0x2",
                "+2",
                "-2",
                "2 2",
                "",
                "2;\u0000",
                "g",
                "80000000",
                "FFFFFFFFFFFFFFFF2"
            })
    void a_chunk_of_no_length_ends_the_connection(String length) throws Exception {
        assertOneRefusal("Transfer-Encoding: chunked", length + "\r\n{}\r\n0\r\n\r\n");
    }

    /** Two lengths: the chunks count, and nobody reads on behind them. */
    @Test
    void chunks_beside_a_length_are_the_last_of_the_connection() throws Exception {
        var carts = carts();

        var answer = ask("Content-Length: 4\r\nTransfer-Encoding: chunked", "2\r\n{}\r\n0\r\n\r\n");

        assertThat(statuses(answer)).isIn("201", "400");
        assertThat(carts() - carts).isEqualTo(statuses(answer).equals("201") ? 1 : 0);
    }

    private void assertOneRefusal(String headers, String body) throws Exception {
        var carts = carts();

        var answer = ask(headers, body);
        assertThat(statuses(answer)).as(answer).isIn("400", "413", "501");

        assertThat(carts()).isEqualTo(carts);
    }

    private static String statuses(String answers) {
        var found = ANSWERS.matcher(answers);
        var all = new StringBuilder();
        while (found.find()) {
            all.append(found.group(1));
        }
        return all.toString();
    }

    private int carts() {
        return db.fetchSingle("select count(*) from carts.carts").get(0, int.class);
    }

    /** Keeps the connection open: who reads on finds the second request. */
    private String ask(String headers, String body) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(5_000);
            var first =
                    "POST /api/carts HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + headers
                            + "\r\n\r\n"
                            + body;
            socket.getOutputStream().write((first + SECOND).getBytes(ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }
}
