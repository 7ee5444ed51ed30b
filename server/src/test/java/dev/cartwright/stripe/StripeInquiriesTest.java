package dev.cartwright.stripe;

import static dev.cartwright.stripe.Shapes.AMOUNT;
import static dev.cartwright.stripe.Shapes.INTENT;
import static dev.cartwright.stripe.Shapes.NOW;
import static dev.cartwright.stripe.Shapes.OTHER;
import static dev.cartwright.stripe.Shapes.intent;
import static dev.cartwright.stripe.Shapes.list;
import static dev.cartwright.stripe.Shapes.operation;
import static dev.cartwright.stripe.Shapes.refund;
import static dev.cartwright.stripe.Shapes.replied;
import static dev.cartwright.stripe.Shapes.sent;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.processors.Operation;
import dev.cartwright.processors.Operation.Kind;
import dev.cartwright.processors.Outcome;
import dev.cartwright.processors.Outcome.Declined;
import dev.cartwright.processors.Outcome.NotFound;
import dev.cartwright.processors.Outcome.Reversed;
import dev.cartwright.processors.Outcome.Succeeded;
import dev.cartwright.processors.Outcome.Unknown;
import java.net.URLDecoder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How Stripe is asked what became of an operation, and what its silence proves. */
class StripeInquiriesTest {

    private static final String OTHERS = "\"metadata\": {\"operation\": \"" + OTHER + "\"}";

    private final StripeProcessor stripe = new StripeProcessor(Shapes.SETTINGS);

    private List<String> asked(Operation operation) {
        return stripe.inquiries(operation).stream()
                .map(it -> URLDecoder.decode(it.uri().toString(), UTF_8))
                .map(it -> it.replace("https://api.stripe.com/v1", ""))
                .toList();
    }

    private Outcome found(Operation operation, String body) {
        return stripe.parseInquiry(operation, replied(200, body));
    }

    @Test
    void what_begins_is_asked_for_by_our_id_then_by_its_time() {
        assertThat(asked(sent(Kind.SALE)))
                .containsExactly(
                        "/payment_intents/search?query=metadata['operation']:'%s'&limit=100"
                                .formatted(Shapes.OPERATION),
                        "/payment_intents?created[gte]=%d&created[lte]=%d&limit=100"
                                .formatted(NOW.getEpochSecond() - 300, NOW.getEpochSecond() + 300));
    }

    @Test
    void what_stripe_has_named_is_asked_for_by_that_name_first() {
        var known = operation(Kind.SALE, AMOUNT, INTENT, null, NOW);
        var refund = operation(Kind.REFUND, AMOUNT, INTENT, Shapes.REFUND, NOW);

        assertThat(asked(known)).hasSize(3).first().isEqualTo("/payment_intents/" + INTENT);
        assertThat(asked(refund))
                .containsExactly(
                        "/refunds/" + Shapes.REFUND, "/refunds?limit=100&payment_intent=" + INTENT);
        assertThat(asked(sent(Kind.CAPTURE))).containsExactly("/payment_intents/" + INTENT);
        assertThat(asked(sent(Kind.VOID))).containsExactly("/payment_intents/" + INTENT);
    }

    @Test
    void of_an_authorisation_it_is_also_asked_who_has_to_look_at_it() {
        var asked = asked(operation(Kind.AUTHORIZE, AMOUNT, INTENT, null, NOW));

        assertThat(asked).hasSize(3);
        assertThat(asked.getFirst()).contains("expand[0]=latest_charge", "expand[1]=review");
        assertThat(asked.subList(1, 3))
                .allSatisfy(it ->
                        assertThat(it)
                                .contains("expand[0]=data.latest_charge", "expand[1]=data.review"));
    }

    @Test
    void what_goes_on_with_a_payment_without_a_name_cannot_be_asked_for() {
        assertThat(asked(operation(Kind.CAPTURE, AMOUNT, null, null, NOW))).isEmpty();
        assertThat(asked(operation(Kind.REFUND, AMOUNT, null, null, NOW))).isEmpty();
    }

    @Test
    void ours_is_found_among_others() {
        var others = intent("succeeded", Kind.SALE, AMOUNT, OTHERS);

        assertThat(found(sent(Kind.SALE), list(others, intent("succeeded", Kind.SALE), others)))
                .isEqualTo(new Succeeded(INTENT, AMOUNT));
        assertThat(
                        found(
                                sent(Kind.REFUND),
                                list(refund("succeeded", AMOUNT, OTHERS), refund("succeeded"))))
                .isEqualTo(new Succeeded(Shapes.REFUND, AMOUNT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "search_result"})
    void what_is_not_in_a_whole_list_is_not_there(String kind) {
        var others = list(intent("succeeded", Kind.SALE, AMOUNT, OTHERS)).replace("list", kind);

        assertThat(found(sent(Kind.SALE), others)).isEqualTo(new NotFound());
        assertThat(found(sent(Kind.REFUND), list())).isEqualTo(new NotFound());
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "null", "\"false\"", "0", "[]"})
    void what_is_not_in_a_list_that_goes_on_may_be_elsewhere(String more) {
        var others = list().replace("\"has_more\": false", "\"has_more\": " + more);

        assertThat(found(sent(Kind.SALE), others)).isInstanceOf(Unknown.class);
        assertThat(found(sent(Kind.REFUND), others)).isInstanceOf(Unknown.class);
    }

    @Test
    void what_stripe_has_named_before_is_never_absent() {
        assertThat(found(operation(Kind.SALE, AMOUNT, INTENT, null, NOW), list()))
                .isInstanceOf(Unknown.class);
        assertThat(found(operation(Kind.REFUND, AMOUNT, INTENT, Shapes.REFUND, NOW), list()))
                .isInstanceOf(Unknown.class);
        assertThat(found(sent(Kind.CAPTURE), list())).isInstanceOf(Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409, 429, 500})
    void a_question_that_is_refused_proves_nothing(int status) {
        var body = Shapes.error("invalid_request_error", "\"code\": \"resource_missing\",");

        assertThat(stripe.parseInquiry(sent(Kind.SALE), replied(status, body)))
                .isInstanceOf(Unknown.class);
    }

    /** Before it was known to be paid it was refused; afterwards it has come back. */
    @Test
    void a_refund_that_was_paid_and_has_failed_since_has_come_back() {
        var refund = sent(Kind.REFUND);
        var failed = refund("failed", AMOUNT, "\"failure_reason\": \"lost_or_stolen_card\"");

        assertThat(found(refund, failed)).isEqualTo(new Declined("lost_or_stolen_card"));
        assertThat(found(paid(refund), failed)).isEqualTo(new Reversed("lost_or_stolen_card"));
        assertThat(found(paid(refund), refund("succeeded")))
                .isEqualTo(new Succeeded(Shapes.REFUND, AMOUNT));
    }

    private static Operation paid(Operation it) {
        return new Operation(
                it.id(),
                it.payment(),
                it.order(),
                it.processor(),
                it.kind(),
                it.amount(),
                Operation.Status.SUCCEEDED,
                it.details(),
                it.asked());
    }

    @Test
    void an_attempt_that_failed_is_proof() {
        var failed =
                intent(
                        "requires_payment_method",
                        Kind.SALE,
                        AMOUNT,
                        """
                        "last_payment_error": {"type": "card_error", "code": "card_declined",
                        "decline_code": "lost_card"}\
                        """);

        assertThat(found(sent(Kind.SALE), failed)).isEqualTo(new Declined("lost_card"));
    }

    @Test
    void an_authorisation_that_was_captured_since_was_one() {
        assertThat(found(sent(Kind.AUTHORIZE), intent("succeeded", Kind.AUTHORIZE)))
                .isEqualTo(new Succeeded(INTENT, AMOUNT));
    }

    @ParameterizedTest
    @CsvSource({
        "CAPTURE,requires_capture",
        "VOID,requires_capture",
        "VOID,requires_action",
        "VOID,requires_payment_method"
    })
    void what_still_waits_was_not_captured_and_not_given_up(Kind kind, String status) {
        assertThat(found(sent(kind), intent(status, Kind.AUTHORIZE))).isEqualTo(new NotFound());
    }

    @Test
    void a_capture_by_somebody_else_is_not_ours() {
        var others = "\"metadata\": {\"capture\": \"" + OTHER + "\"}";

        assertThat(found(sent(Kind.CAPTURE), intent("succeeded", Kind.AUTHORIZE, AMOUNT, others)))
                .isEqualTo(new Declined("already_captured"));
        assertThat(
                        found(
                                sent(Kind.CAPTURE),
                                intent("succeeded", Kind.AUTHORIZE, AMOUNT, "\"metadata\": {}")))
                .isInstanceOf(Unknown.class);
        assertThat(found(sent(Kind.VOID), intent("succeeded", Kind.AUTHORIZE)))
                .isEqualTo(new Declined("already_captured"));
    }

    @Test
    void what_was_cancelled_is_no_longer_captured() {
        var expired =
                intent("canceled", Kind.AUTHORIZE, AMOUNT, "\"cancellation_reason\": \"expired\"");

        assertThat(found(sent(Kind.CAPTURE), expired)).isEqualTo(new Declined("expired"));
        assertThat(found(sent(Kind.AUTHORIZE), expired)).isEqualTo(new Declined("expired"));
        assertThat(found(sent(Kind.VOID), expired)).isEqualTo(new Succeeded(INTENT, AMOUNT));
    }
}
