package dev.cartwright.stripe;

import static dev.cartwright.stripe.Shapes.INTENT;
import static dev.cartwright.stripe.Shapes.OPERATION;
import static dev.cartwright.stripe.Shapes.ORDER;
import static dev.cartwright.stripe.Shapes.PAYMENT;
import static dev.cartwright.stripe.Shapes.operation;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.stripe.Stripe;
import dev.cartwright.processors.Operation;
import dev.cartwright.processors.Operation.Kind;
import dev.cartwright.processors.ProcessorRequest;
import java.net.URI;
import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What Stripe is asked, to the last parameter: what it does not know it refuses. */
class StripeRequestsTest {

    private final StripeProcessor stripe = new StripeProcessor(Shapes.SETTINGS);

    private static Map<String, String> form(ProcessorRequest request) {
        return Stream.of(request.body().split("&", -1))
                .filter(it -> !it.isEmpty())
                .map(it -> it.split("=", 2))
                .collect(toMap(it -> decoded(it[0]), it -> decoded(it[1])));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, UTF_8);
    }

    @Test
    void a_sale_is_an_intent_that_is_confirmed_and_captured_at_once() {
        var request = stripe.request(operation(Kind.SALE));

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.uri()).hasToString("https://api.stripe.com/v1/payment_intents");
        assertThat(form(request))
                .containsOnly(
                        Map.entry("amount", "1234"),
                        Map.entry("currency", "eur"),
                        Map.entry("payment_method", "pm_card_visa"),
                        Map.entry("confirm", "true"),
                        Map.entry("capture_method", "automatic"),
                        Map.entry("automatic_payment_methods[enabled]", "true"),
                        Map.entry("automatic_payment_methods[allow_redirects]", "always"),
                        Map.entry("return_url", "https://shop.test/return/0195"),
                        Map.entry("metadata[operation]", OPERATION.toString()),
                        Map.entry("metadata[payment]", PAYMENT.toString()),
                        Map.entry("metadata[order]", ORDER.toString()));
    }

    @Test
    void an_authorisation_is_captured_later() {
        assertThat(form(stripe.request(operation(Kind.AUTHORIZE))))
                .containsEntry("capture_method", "manual");
    }

    @Test
    void a_payment_that_nobody_could_confirm_fails_instead_of_waiting() {
        var details = operation(Kind.SALE).details();
        var it = operation(Kind.SALE, Shapes.AMOUNT);
        var without =
                new Operation(
                        it.id(),
                        it.payment(),
                        it.order(),
                        it.processor(),
                        it.kind(),
                        it.amount(),
                        it.status(),
                        new Operation.Details(details.token(), null, null, null, null, null, null),
                        0);

        assertThat(form(stripe.request(without)))
                .containsEntry("error_on_requires_action", "true")
                .containsEntry("automatic_payment_methods[allow_redirects]", "never")
                .doesNotContainKey("return_url");
    }

    @Test
    void a_capture_marks_the_intent_so_that_its_event_tells_whose_it_is() {
        var request = stripe.request(operation(Kind.CAPTURE));

        assertThat(request.uri().getPath()).isEqualTo("/v1/payment_intents/" + INTENT + "/capture");
        assertThat(form(request))
                .containsOnly(
                        Map.entry("amount_to_capture", "1234"),
                        Map.entry("metadata[capture]", OPERATION.toString()));
    }

    @Test
    void a_void_cancels_the_intent() {
        var request = stripe.request(operation(Kind.VOID));

        assertThat(request.uri().getPath()).isEqualTo("/v1/payment_intents/" + INTENT + "/cancel");
        assertThat(form(request)).isEmpty();
    }

    @Test
    void a_refund_bears_its_own_operation() {
        var request = stripe.request(operation(Kind.REFUND));

        assertThat(request.uri().getPath()).isEqualTo("/v1/refunds");
        assertThat(form(request))
                .containsOnly(
                        Map.entry("payment_intent", INTENT),
                        Map.entry("amount", "1234"),
                        Map.entry("metadata[operation]", OPERATION.toString()),
                        Map.entry("metadata[payment]", PAYMENT.toString()),
                        Map.entry("metadata[order]", ORDER.toString()));
    }

    @Test
    void headers_say_who_asks_in_which_version_and_under_which_key() {
        assertThat(stripe.request(operation(Kind.SALE)).headers())
                .containsEntry("Authorization", "Bearer sk_test_abcdefghijklmnop")
                .containsEntry("Idempotency-Key", OPERATION.toString())
                .containsEntry("Stripe-Version", Stripe.API_VERSION)
                .containsEntry("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8");
        assertThat(stripe.inquiries(Shapes.sent(Kind.SALE)))
                .allSatisfy(it ->
                        assertThat(it.headers())
                                .doesNotContainKey("Idempotency-Key")
                                .containsKey("Stripe-Version"));
    }

    @Test
    void another_base_is_asked_instead_of_stripe() {
        var settings =
                new StripeSettings(
                        "sk_test_x", URI.create("http://127.0.0.1:4242"), List.of(), "default");
        var request = new StripeProcessor(settings).request(operation(Kind.SALE));

        assertThat(request.uri()).hasToString("http://127.0.0.1:4242/v1/payment_intents");
    }

    @Test
    void what_does_not_look_like_an_id_of_stripes_becomes_no_part_of_an_address() {
        for (var odd : List.of("pi_1/../../v1/payouts", "ch_1", "", "pi_1?x=y")) {
            var operation = operation(Kind.CAPTURE, Shapes.AMOUNT, odd, null, null);

            assertThatIllegalStateException().isThrownBy(() -> stripe.request(operation));
        }
    }
}
