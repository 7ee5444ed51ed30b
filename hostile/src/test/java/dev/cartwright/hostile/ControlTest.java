package dev.cartwright.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.ApiException;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlTest {

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
    @CsvSource(
            delimiter = '|',
            value = {
                "behaviours | {} | 400 | on is needed",
                "behaviours | {\"on\":\"*\",\"do\":\"BE_NICE\"} | 400 | No enum constant",
                "behaviours | {\"on\":\"*\",\"times\":0} | 400 | times from 1",
                "behaviours | {\"on\":\"*\",\"webhooks\":\"DELAY\"} | 400 | delay_seconds is needed",
                "advance | {\"seconds\":-1} | 400 | Time goes on",
                "expire | {\"payment_intent\":\"pi_none\"} | 400 | Nothing is named pi_none",
                "fail-refund | {} | 400 | refund is needed",
                "finish | {\"payment_intent\":\"pi_1\",\"outcome\":\"win\"} | 400 | outcome is",
                "webhooks | {\"url\":\"ftp://example.org\"} | 400 | url must be http",
                "webhooks | {\"url\" | 400 | end-of-input",
                "peace | {} | 400 | There is no POST /control/peace",
            })
    void a_refusal_says_what_is_wrong(String path, String body, int status, String why)
            throws Exception {
        var answer = shop.control(path, body);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(why);
    }

    @Test
    void what_is_over_does_not_expire() throws Exception {
        var id = shop.sale().getId();

        var answer = shop.control("expire", intent(id));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(shop.find(id).getStatus()).isEqualTo("succeeded");
    }

    @Test
    void the_next_requests_are_treated_as_told() throws Exception {
        var told =
                shop.control(
                        "behaviours",
                        "{\"on\":\"POST /v1/payment_intents\",\"times\":2,"
                                + "\"do\":\"COMMIT_THEN_500\"}");
        assertThat(told.body()).contains("\"times\":2", "\"answering\":\"COMMIT_THEN_500\"");

        assertThatThrownBy(() -> shop.sale()).isInstanceOf(ApiException.class);
        assertThat(shop.send("DELETE", "/control/behaviours", "").body())
                .isEqualTo("{\"behaviours\":[]}");

        assertThat(shop.sale().getStatus()).isEqualTo("succeeded");
        assertThat(shop.processor.books().operation("op-1").captured()).isEqualTo(5_000);
    }

    @Test
    void an_authorisation_expires() throws Exception {
        var id = shop.authorisation().getId();

        shop.control("expire", "{\"payment_intent\":\"%s\",\"reason\":\"expired\"}".formatted(id));

        assertThat(shop.find(id).getStatus()).isEqualTo("canceled");
        assertThat(shop.find(id).getCancellationReason()).isEqualTo("expired");
        assertThat(shop.books(id).voided()).isEqualTo(2_500);
        assertThat(shop.books(id).open()).isZero();
    }

    @Test
    void a_bank_decides_now() throws Exception {
        var asked = Merchant.order("pm_processing").build();
        var id = shop.stripe.paymentIntents().create(asked).getId();

        shop.control("finish", "{\"payment_intent\":\"%s\",\"outcome\":\"fail\"}".formatted(id));

        assertThat(shop.find(id).getStatus()).isEqualTo("requires_payment_method");
        shop.control("advance", "{\"seconds\":300}");
        assertThat(shop.find(id).getStatus()).isEqualTo("requires_payment_method");
        assertThat(shop.processor.books().intents()).isEmpty();
    }

    @Test
    void a_shopper_authenticates_without_a_browser() throws Exception {
        var asked = Merchant.order("pm_card_authenticationRequired").build();
        var id = shop.stripe.paymentIntents().create(asked).getId();

        shop.control(
                "authenticate",
                "{\"payment_intent\":\"%s\",\"outcome\":\"succeed\"}".formatted(id));

        assertThat(shop.find(id).getStatus()).isEqualTo("succeeded");
    }

    @Test
    void time_runs_ahead() throws Exception {
        var id = shop.authorisation().getId();

        shop.control("advance", "{\"seconds\":604800}");

        assertThat(shop.find(id).getStatus()).isEqualTo("canceled");
    }

    @Test
    void the_books_are_open() throws Exception {
        var id = shop.sale().getId();
        var money =
                "{\"currency\":\"eur\",\"authorised\":2500,\"captured\":2500,"
                        + "\"refunded\":0,\"voided\":0}";

        assertThat(shop.send("GET", "/control/books", "").body())
                .isEqualTo(
                        "{\"intents\":{\"%s\":%s},\"operations\":{\"op-1\":%s}}"
                                .formatted(id, money, money));
    }

    private static String intent(String id) {
        return "{\"payment_intent\":\"%s\"}".formatted(id);
    }
}
