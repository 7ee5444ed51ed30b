package dev.cartwright.stripe;

import static dev.cartwright.stripe.Shapes.AMOUNT;
import static dev.cartwright.stripe.Shapes.INTENT;
import static dev.cartwright.stripe.Shapes.OPERATION;
import static dev.cartwright.stripe.Shapes.OTHER;
import static dev.cartwright.stripe.Shapes.event;
import static dev.cartwright.stripe.Shapes.intent;
import static dev.cartwright.stripe.Shapes.refund;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cartwright.processors.Operation.Kind;
import dev.cartwright.processors.Outcome;
import dev.cartwright.processors.Outcome.ActionRequired;
import dev.cartwright.processors.Outcome.Declined;
import dev.cartwright.processors.Outcome.Pending;
import dev.cartwright.processors.Outcome.Reversed;
import dev.cartwright.processors.Outcome.Succeeded;
import dev.cartwright.processors.ProcessorEvent;
import dev.cartwright.processors.ProcessorEvent.News;
import dev.cartwright.processors.WebhookRefused;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of Stripe's events is news, and of which operation. */
class StripeEventsTest {

    private static final String INTENTS = "payment_intent.";

    private static List<News> news(String type, String thing) {
        return StripeEvents.read(event(type, thing, null), "default").news();
    }

    private static News ours(Kind kind, Outcome outcome) {
        return new News(Optional.of(OPERATION), INTENT, kind, outcome);
    }

    @Test
    void an_event_says_whose_it_is_and_when_it_happened() {
        var text = event("customer.created", "{\"object\": \"customer\"}", null);

        assertThat(StripeEvents.read(text, "default"))
                .isEqualTo(
                        new ProcessorEvent(
                                "default",
                                "evt_1PKaEr2eZvKYlo2C",
                                "customer.created",
                                Shapes.NOW,
                                List.of()));
        assertThat(
                        StripeEvents.read(
                                        text.replace("\"id\":", "\"account\": \"acct_1\", \"id\":"),
                                        "default")
                                .account())
                .isEqualTo("acct_1");
    }

    @Test
    void a_sale_succeeds() {
        assertThat(news(INTENTS + "succeeded", intent("succeeded", Kind.SALE)))
                .containsExactly(ours(Kind.SALE, new Succeeded(INTENT, AMOUNT)));
    }

    @Test
    void an_authorisation_succeeds() {
        assertThat(
                        news(
                                INTENTS + "amount_capturable_updated",
                                intent("requires_capture", Kind.AUTHORIZE)))
                .containsExactly(ours(Kind.AUTHORIZE, new Succeeded(INTENT, AMOUNT)));
    }

    @Test
    void a_capture_succeeds_by_its_own_mark() {
        var metadata =
                "\"metadata\": {\"operation\": \"%s\", \"capture\": \"%s\"}"
                        .formatted(OPERATION, OTHER);

        assertThat(
                        news(
                                INTENTS + "succeeded",
                                intent("succeeded", Kind.AUTHORIZE, AMOUNT, metadata)))
                .containsExactly(
                        new News(
                                Optional.of(OTHER),
                                INTENT,
                                Kind.CAPTURE,
                                new Succeeded(INTENT, AMOUNT)));
    }

    @Test
    void a_capture_at_stripe_itself_is_nobodys() {
        var metadata = "\"metadata\": {\"operation\": \"" + OPERATION + "\"}";

        assertThat(
                        news(
                                INTENTS + "succeeded",
                                intent("succeeded", Kind.AUTHORIZE, AMOUNT, metadata)))
                .containsExactly(
                        new News(
                                Optional.empty(),
                                INTENT,
                                Kind.CAPTURE,
                                new Succeeded(INTENT, AMOUNT)));
    }

    @Test
    void a_void_succeeds_by_the_key_of_the_request_that_caused_it() {
        var text =
                event(INTENTS + "canceled", intent("canceled", Kind.AUTHORIZE), OTHER.toString());

        assertThat(StripeEvents.read(text, "default").news())
                .containsExactly(
                        new News(
                                Optional.of(OTHER),
                                INTENT,
                                Kind.VOID,
                                new Succeeded(INTENT, AMOUNT)));
    }

    @ParameterizedTest
    @CsvSource({"AUTHORIZE,expired", "AUTHORIZE,automatic", "SALE,abandoned"})
    void what_nobody_here_cancelled_was_taken_back(Kind kind, String reason) {
        var cancelled =
                intent("canceled", kind, AMOUNT, "\"cancellation_reason\": \"" + reason + "\"");

        assertThat(news(INTENTS + "canceled", cancelled))
                .containsExactly(ours(kind, new Reversed(reason)));
        assertThat(
                        StripeEvents.read(event(INTENTS + "canceled", cancelled, "not-an-id"), "a")
                                .news())
                .containsExactly(ours(kind, new Reversed(reason)));
    }

    @Test
    void an_attempt_fails() {
        var error =
                "\"last_payment_error\": {\"type\": \"card_error\", \"code\": \"expired_card\"}";

        assertThat(
                        news(
                                INTENTS + "payment_failed",
                                intent("requires_payment_method", Kind.SALE, AMOUNT, error)))
                .containsExactly(ours(Kind.SALE, new Declined("expired_card")));
    }

    @Test
    void a_payment_is_under_way_or_waits_for_the_customer() {
        var action =
                "\"next_action\": {\"redirect_to_url\": {\"url\": \"https://hooks.stripe.com/1\"}}";

        assertThat(news(INTENTS + "processing", intent("processing", Kind.SALE)))
                .containsExactly(ours(Kind.SALE, new Pending(INTENT)));
        assertThat(
                        news(
                                INTENTS + "requires_action",
                                intent("requires_action", Kind.SALE, AMOUNT, action)))
                .containsExactly(
                        ours(
                                Kind.SALE,
                                new ActionRequired(
                                        INTENT, URI.create("https://hooks.stripe.com/1"))));
    }

    @ParameterizedTest
    @CsvSource({
        "refund.created,succeeded",
        "refund.updated,pending",
        "refund.failed,failed",
        "charge.refund.updated,canceled"
    })
    void a_refund_goes_its_way(String type, String status) {
        var outcome =
                switch (status) {
                    case "succeeded" -> new Succeeded(Shapes.REFUND, AMOUNT);
                    case "pending" -> new Pending(Shapes.REFUND);
                    default -> new Reversed("lost_or_stolen_card");
                };

        assertThat(
                        news(
                                type,
                                refund(
                                        status,
                                        AMOUNT,
                                        "\"failure_reason\": \"lost_or_stolen_card\"")))
                .containsExactly(
                        new News(Optional.of(OPERATION), Shapes.REFUND, Kind.REFUND, outcome));
    }

    @Test
    void a_refund_at_stripe_itself_is_nobodys() {
        assertThat(news("refund.created", refund("succeeded", AMOUNT, "\"metadata\": {}")))
                .containsExactly(
                        new News(
                                Optional.empty(),
                                Shapes.REFUND,
                                Kind.REFUND,
                                new Succeeded(Shapes.REFUND, AMOUNT)));
    }

    @Test
    void what_none_of_our_operations_made_is_no_news() {
        var foreign = "\"metadata\": {\"operation\": \"42\"}";

        assertThat(news(INTENTS + "succeeded", intent("succeeded", Kind.SALE, AMOUNT, foreign)))
                .isEmpty();
        assertThat(news("refund.created", refund("succeeded", AMOUNT, "\"payment_intent\": null")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "payment_intent.created",
                "charge.refunded",
                "charge.succeeded",
                "unheard.of"
            })
    void other_events_are_no_news(String type) {
        assertThat(news(type, "{\"object\": \"whatever\"}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"object\": \"charge\"}",
                "{\"object\": \"payment_intent\", \"id\": \"pi_1/x\"}",
                "null"
            })
    void news_that_cannot_be_read_is_refused_so_that_stripe_says_so(String thing) {
        var broken =
                thing.replace(
                        "\"id\"",
                        "\"metadata\": {\"operation\": \"" + OPERATION + "\"}," + " \"id\"");

        assertThatExceptionOfType(WebhookRefused.class)
                .isThrownBy(() -> news(INTENTS + "succeeded", broken));
    }
}
