package dev.cartwright.stripe;

import static dev.cartwright.stripe.Shapes.AMOUNT;
import static dev.cartwright.stripe.Shapes.INTENT;
import static dev.cartwright.stripe.Shapes.error;
import static dev.cartwright.stripe.Shapes.intent;
import static dev.cartwright.stripe.Shapes.operation;
import static dev.cartwright.stripe.Shapes.refund;
import static dev.cartwright.stripe.Shapes.replied;
import static dev.cartwright.stripe.Shapes.sent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.processors.Operation;
import dev.cartwright.processors.Operation.Kind;
import dev.cartwright.processors.Outcome;
import dev.cartwright.processors.Outcome.ActionRequired;
import dev.cartwright.processors.Outcome.Declined;
import dev.cartwright.processors.Outcome.Pending;
import dev.cartwright.processors.Outcome.Succeeded;
import dev.cartwright.processors.Outcome.Unknown;
import java.net.URI;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is proof that money moved, what that none did, and what is neither. */
class StripeAnswersTest {

    private static Outcome parse(Operation operation, int status, String body) {
        return new StripeProcessor(Shapes.SETTINGS).parse(operation, replied(status, body));
    }

    @ParameterizedTest
    @CsvSource({
        "card_declined,insufficient_funds,insufficient_funds",
        "expired_card,expired_card,expired_card",
        "card_declined,,card_declined",
        "card_declined,<script>,card_declined"
    })
    void a_bank_that_says_no_is_proof(String code, String decline, String reason) {
        var body =
                error(
                        "card_error",
                        "\"code\": \"%s\", \"decline_code\": \"%s\","
                                .formatted(code, decline == null ? "" : decline));

        assertThat(parse(operation(Kind.SALE), 402, body)).isEqualTo(new Declined(reason));
    }

    @ParameterizedTest
    @EnumSource(names = {"SALE", "AUTHORIZE", "CAPTURE", "VOID", "REFUND"})
    void a_request_that_cannot_be_done_is_proof_also_of_what_was_sent_before(Kind kind) {
        var body = error("invalid_request_error", "\"code\": \"amount_too_large\",");

        assertThat(parse(operation(kind), 400, body)).isEqualTo(new Declined("amount_too_large"));
        assertThat(parse(sent(kind), 400, body)).isEqualTo(new Declined("amount_too_large"));
    }

    @ParameterizedTest
    @CsvSource({
        "400,idempotency_error,",
        "409,invalid_request_error,idempotency_key_in_use",
        "400,invalid_request_error,idempotency_key_in_use",
        "429,invalid_request_error,lock_timeout",
        "400,api_error,",
        "402,api_error,",
        "400,unheard_of,",
        "405,invalid_request_error,",
        "500,api_error,",
        "503,card_error,card_declined"
    })
    void what_tells_of_another_request_or_of_a_fault_proves_nothing(
            int status, String type, String code) {
        var body = error(type, code == null ? "" : "\"code\": \"" + code + "\",");

        assertThat(parse(operation(Kind.SALE), status, body)).isInstanceOf(Unknown.class);
        assertThat(parse(sent(Kind.REFUND), status, body)).isInstanceOf(Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({
        "401,processor_key_refused",
        "403,processor_permission_missing",
        "404,invalid_request_error",
        "429,processor_busy"
    })
    void what_was_refused_unread_is_proof_only_of_a_payment_that_was_never_sent_before(
            int status, String reason) {
        var body = error("invalid_request_error", "");

        assertThat(parse(operation(Kind.SALE), status, body)).isEqualTo(new Declined(reason));
        assertThat(parse(sent(Kind.SALE), status, body)).isEqualTo(new Unknown(reason));
        assertThat(parse(operation(Kind.CAPTURE), status, body)).isEqualTo(new Unknown(reason));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 402, 403, 404, 429})
    void a_refusal_that_is_not_stripes_own_proves_nothing(int status) {
        assertThat(parse(operation(Kind.SALE), status, "<html>No entry</html>"))
                .isInstanceOf(Unknown.class);
    }

    @Test
    void a_refusal_that_shows_a_paid_intent_contradicts_itself() {
        var shown = "\"payment_intent\": " + intent("succeeded", Kind.SALE) + ",";

        assertThat(parse(operation(Kind.SALE), 402, error("card_error", shown)))
                .isEqualTo(new Unknown("refused, and yet it is paid"));
    }

    @Test
    void a_capture_or_void_that_was_done_before_is_done() {
        var captured = "\"payment_intent\": " + intent("succeeded", Kind.AUTHORIZE) + ",";
        var cancelled = "\"payment_intent\": " + intent("canceled", Kind.AUTHORIZE) + ",";

        assertThat(parse(sent(Kind.CAPTURE), 400, error("invalid_request_error", captured)))
                .isEqualTo(new Succeeded(INTENT, AMOUNT));
        assertThat(parse(sent(Kind.VOID), 400, error("invalid_request_error", cancelled)))
                .isEqualTo(new Succeeded(INTENT, AMOUNT));
    }

    @Test
    void a_capture_after_a_void_is_refused() {
        var more =
                "\"code\": \"payment_intent_unexpected_state\", \"payment_intent\": "
                        + intent("canceled", Kind.AUTHORIZE)
                        + ",";

        assertThat(parse(sent(Kind.CAPTURE), 400, error("invalid_request_error", more)))
                .isEqualTo(new Declined("payment_intent_unexpected_state"));
    }

    @Test
    void a_customer_who_has_to_confirm_is_sent_where_stripe_says() {
        var action =
                """
                "next_action": {"type": "redirect_to_url", "redirect_to_url":
                {"return_url": "https://shop.test", "url": "https://hooks.stripe.com/3ds/1"}}\
                """;

        assertThat(parse(operation(Kind.SALE), 200, waiting(action)))
                .isEqualTo(
                        new ActionRequired(INTENT, URI.create("https://hooks.stripe.com/3ds/1")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"next_action\": null",
                "\"next_action\": {\"type\": \"use_stripe_sdk\", \"use_stripe_sdk\": {}}",
                "\"next_action\": {\"redirect_to_url\": {\"url\": \"javascript:alert(1)\"}}",
                "\"next_action\": {\"redirect_to_url\": {\"url\": null}}"
            })
    void where_there_is_no_page_to_confirm_it_waits(String action) {
        assertThat(parse(operation(Kind.SALE), 200, waiting(action)))
                .isEqualTo(new Pending(INTENT));
    }

    private static String waiting(String action) {
        return intent("requires_action", Kind.SALE, AMOUNT, action);
    }

    @Test
    void what_moved_is_what_stripe_says_not_what_was_asked() {
        var less = Money.parse("EUR 12.33");

        assertThat(parse(operation(Kind.SALE), 200, intent("succeeded", Kind.SALE, less, "")))
                .isEqualTo(new Succeeded(INTENT, less));
        assertThat(parse(operation(Kind.REFUND), 200, refund("succeeded", less, "")))
                .isEqualTo(new Succeeded(Shapes.REFUND, less));
    }

    @ParameterizedTest
    @CsvSource({
        "SALE,requires_capture,SALE",
        "SALE,succeeded,AUTHORIZE",
        "AUTHORIZE,succeeded,SALE",
        "SALE,requires_confirmation,SALE",
        "SALE,requires_payment_method,SALE",
        "SALE,unheard_of,SALE",
        "CAPTURE,requires_capture,AUTHORIZE",
        "VOID,requires_capture,AUTHORIZE"
    })
    void an_intent_that_is_not_as_it_was_asked_proves_nothing(Kind asked, String is, Kind made) {
        assertThat(parse(operation(asked), 200, intent(is, made))).isInstanceOf(Unknown.class);
    }

    @Test
    void another_operations_intent_or_refund_proves_nothing() {
        var other = "\"metadata\": {\"operation\": \"" + Shapes.OTHER + "\"}";

        assertThat(parse(operation(Kind.SALE), 200, intent("succeeded", Kind.SALE, AMOUNT, other)))
                .isInstanceOf(Unknown.class);
        assertThat(parse(operation(Kind.REFUND), 200, refund("succeeded", AMOUNT, other)))
                .isInstanceOf(Unknown.class);
        assertThat(
                        parse(
                                operation(Kind.CAPTURE),
                                200,
                                intent("succeeded", Kind.AUTHORIZE, AMOUNT, "\"id\": \"pi_x\"")))
                .isInstanceOf(Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({
        "pending,Pending",
        "requires_action,Pending",
        "failed,Declined",
        "canceled,Declined"
    })
    void a_refund_is_what_stripe_says_of_it(String status, String outcome) {
        var body = refund(status, AMOUNT, "\"failure_reason\": null");

        assertThat(parse(operation(Kind.REFUND), 200, body))
                .isEqualTo(
                        outcome.equals("Pending")
                                ? new Pending(Shapes.REFUND)
                                : new Declined(status));
    }
}
