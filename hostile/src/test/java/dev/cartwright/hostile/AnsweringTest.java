package dev.cartwright.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(10)
class AnsweringTest {

    Merchant shop;

    @BeforeEach
    void open() throws IOException {
        shop = new Merchant();
    }

    @AfterEach
    void close() throws IOException {
        shop.close();
    }

    @ParameterizedTest
    @CsvSource({
        "COMMIT_THEN_HANG, 2500",
        "COMMIT_THEN_RESET, 2500",
        "RESET_MID_BODY, 2500",
        "HANG_WITHOUT_COMMIT, 0",
        "RESET_BEFORE, 0",
    })
    void no_answer_arrives_whatever_was_done(Answering how, long captured) {
        shop.processor.behave("*", 2, Behaviour.of(how));

        assertThatThrownBy(() -> create("key-1")).isInstanceOf(ApiConnectionException.class);

        assertThat(shop.processor.books().operation("op-1").captured()).isEqualTo(captured);
    }

    /** HttpURLConnection, under the SDK, asks again once; the SDK's own key makes that harmless. */
    @Test
    void a_connection_that_broke_once_is_asked_again_unseen() throws StripeException {
        told(Answering.COMMIT_THEN_RESET);

        var answer = create();

        assertThat(answer.getLastResponse().headers().firstValue("Idempotent-Replayed"))
                .hasValue("true");
        assertThat(shop.processor.books().operation("op-1").captured()).isEqualTo(2_500);
    }

    @ParameterizedTest
    @CsvSource({"COMMIT_THEN_500, 2500", "FAIL_500, 0"})
    void an_error_says_nothing_about_what_was_done(Answering how, long captured) {
        told(how);

        assertThatThrownBy(this::create).isInstanceOf(ApiException.class);

        assertThat(shop.processor.books().operation("op-1").captured()).isEqualTo(captured);
    }

    @Test
    void a_refusal_moves_nothing_and_is_repeated() {
        told(Answering.REFUSE);

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> create("key-1"))
                    .isInstanceOfSatisfying(
                            InvalidRequestException.class,
                            it -> assertThat(it.getCode()).isEqualTo("balance_insufficient"));
        }
        assertThat(shop.processor.books().operation("op-1").authorised()).isZero();
    }

    @Test
    void an_answer_names_another_amount_than_the_books() throws StripeException {
        told(Answering.FLIP_AMOUNT);

        var lie = create();

        assertThat(lie.getAmount()).isEqualTo(2_501);
        assertThat(lie.getAmountReceived()).isEqualTo(2_501);
        assertThat(shop.find(lie.getId()).getAmount()).isEqualTo(2_500);
        assertThat(shop.books(lie.getId()).captured()).isEqualTo(2_500);
    }

    @Test
    void each_behaviour_holds_as_often_as_it_was_told() throws StripeException {
        shop.processor.behave("*", 2, Behaviour.of(Answering.FAIL_500));

        assertThatThrownBy(this::create).isInstanceOf(ApiException.class);
        assertThatThrownBy(this::create).isInstanceOf(ApiException.class);

        assertThat(create().getStatus()).isEqualTo("succeeded");
    }

    @Test
    void a_star_stands_for_an_id() throws StripeException {
        var id = shop.authorisation().getId();
        shop.processor.behave(
                "POST /v1/payment_intents/*/capture", 1, Behaviour.of(Answering.FAIL_500));

        assertThat(shop.find(id).getStatus()).isEqualTo("requires_capture");
        assertThatThrownBy(() -> shop.stripe.paymentIntents().capture(id))
                .isInstanceOf(ApiException.class);
        assertThat(shop.stripe.paymentIntents().capture(id).getStatus()).isEqualTo("succeeded");
    }

    @Test
    void an_answer_drips() throws IOException {
        told(Answering.DRIP);

        try (var socket = ask()) {
            var in = socket.getInputStream();
            var start = System.nanoTime();
            assertThat(head(in)).startsWith("HTTP/1.1 200 ");
            assertThat(new String(in.readNBytes(4), StandardCharsets.UTF_8)).isEqualTo("{\"id");

            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isGreaterThan(Duration.ofMillis(100));
        }
    }

    @Test
    void half_a_body_arrives() throws IOException {
        told(Answering.RESET_MID_BODY);

        try (var socket = ask()) {
            var in = socket.getInputStream();

            assertThatThrownBy(in::readAllBytes).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void whatever_hangs_ends_with_the_server() throws IOException {
        told(Answering.COMMIT_THEN_HANG);

        try (var socket = ask()) {
            socket.setSoTimeout(100);
            var in = socket.getInputStream();
            assertThatThrownBy(in::read).isInstanceOf(SocketTimeoutException.class);
            shop.close();
            socket.setSoTimeout(2_000);
            assertThat(ended(in)).isTrue();
        }
    }

    private static boolean ended(InputStream in) throws IOException {
        try {
            return in.read() < 0;
        } catch (SocketException e) {
            return true;
        }
    }

    /** As the SDK asks, but with an eye on each byte. */
    private Socket ask() throws IOException {
        var body = "amount=2500&currency=eur&confirm=true&payment_method=pm_card_visa";
        var socket = new Socket(shop.server.uri().getHost(), shop.server.uri().getPort());
        socket.setSoTimeout(5_000);
        socket.getOutputStream()
                .write(
                        ("POST /v1/payment_intents HTTP/1.1\r\nHost: localhost\r\n"
                                        + "Authorization: Bearer sk_test_raw\r\n"
                                        + "Content-Length: "
                                        + body.length()
                                        + "\r\n\r\n"
                                        + body)
                                .getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            head.append((char) in.read());
        }
        return head.toString();
    }

    private void told(Answering how) {
        shop.processor.behave("POST /v1/payment_intents", 1, Behaviour.of(how));
    }

    private PaymentIntent create(String key) throws StripeException {
        var asked = Merchant.order("pm_card_visa").build();
        return shop.stripe.paymentIntents().create(asked, Merchant.key(key));
    }

    private PaymentIntent create() throws StripeException {
        return shop.sale();
    }
}
