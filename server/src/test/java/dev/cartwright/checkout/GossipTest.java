package dev.cartwright.checkout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.Shopper.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A processor that repeats all it was told: the history and the log keep none of it. */
@RowTest
@ExtendWith({BooksBalance.class, OutputCaptureExtension.class})
class GossipTest {

    private static final String CARD = "4242" + "424242424242";

    private static final String SECRETS =
            """
            {"client_secret": "pi_1_secret_hunter2", "api_key": "hunter2",
             "billing_details": {"email": "hunter2@example.org", "name": "Ada hunter2",
                "phone": "+1555hunter2", "address": {"line1": "hunter2", "postal_code": "hunter2"}},
             "quoted": "{\\"password\\":\\"hunter2\\"}", "card": {"number": "%1$s"},
             "note": "Bearer hunter2, hunter2@example.org, %1$s", "key": "sk_live_hunter2"}\
            """
                    .formatted(CARD);

    @Autowired Shelves shelves;
    @Autowired DSLContext db;
    @Autowired Twin third;
    @LocalServerPort int port;

    HttpServer gossip;

    @BeforeEach
    void somebody_gossips() throws IOException {
        gossip = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gossip.start();
        third.gossips(
                URI.create("http://127.0.0.1:" + gossip.getAddress().getPort()),
                "&receipt_email=hunter2%40example.org&card[number]=" + CARD + "&n=sk_live_hunter2");
    }

    @AfterEach
    void and_is_silent_again() {
        gossip.stop(0);
        third.gossips(URI.create("http://127.0.0.1:1"), "");
    }

    @ParameterizedTest
    @CsvSource({
        "402, whole, 402",
        "402, broken, 202",
        "500, whole, 202",
        "500, broken, 202",
        "200, whole, 202",
        "200, broken, 202"
    })
    void nothing_of_it_is_kept_or_logged(
            int status, String how, int answered, CapturedOutput output) {
        var error =
                "{\"error\": {\"type\": \"card_error\", \"code\": \"card_declined\", \"gossip\": "
                        + SECRETS
                        + "}}";
        answer(status, how.equals("whole") ? error : error.substring(0, error.length() - 30));

        var order = buy();

        assertThat(order.status()).isEqualTo(answered);
        var kept =
                db.fetch("select facts from payments.payment_events").formatCSV()
                        + db.fetch("select reason from payments.payment_transactions").formatCSV()
                        + db.fetch("select * from payments.payments").formatCSV();
        assertThat(kept).doesNotContain("hunter2", "sk_test_1", CARD);
        assertThat(output.getAll())
                .contains("POST " + third.uri() + "/v1/payment_intents", "\n" + status + "\n")
                .doesNotContain("hunter2", "sk_test_1", CARD);
        if (status == 402 && answered == 402) {
            assertThat(kept).contains("card_declined", "***");
        }
    }

    private void answer(int status, String body) {
        gossip.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        exchange.getRequestBody().readAllBytes();
                        var bytes = body.getBytes(UTF_8);
                        exchange.sendResponseHeaders(status, bytes.length);
                        exchange.getResponseBody().write(bytes);
                    }
                });
    }

    private Answer buy() {
        var shopper = new Shopper(port);
        return shopper.post(
                "/api/carts/" + shopper.cart(shelves.stocked(1, "10.00"), 1) + "/checkout",
                "{\"payment\": {\"processor\": \"third\", \"token\": \"pm_card_visa\"}}",
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }
}
