package dev.cartwright.stripe;

import static dev.cartwright.stripe.Shapes.AMOUNT;
import static dev.cartwright.stripe.Shapes.INTENT;
import static dev.cartwright.stripe.Shapes.operation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.processors.Operation.Kind;
import dev.cartwright.processors.Outcome;
import dev.cartwright.processors.Outcome.InReview;
import dev.cartwright.processors.Outcome.Reviewed;
import dev.cartwright.processors.Outcome.Reviewed.Verdict;
import dev.cartwright.processors.Outcome.Succeeded;
import dev.cartwright.processors.ProcessorEvent.News;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Stripe tells of somebody who has to look at a payment. */
class StripeReviewsTest {

    private static final String MANUAL =
            """
            "latest_charge": {"id": "ch_1", "object": "charge",
                "outcome": {"type": "manual_review", "risk_level": "elevated"}}\
            """;

    private static Outcome answer(Kind kind, String status, String more) {
        return StripeAnswers.outcome(
                operation(kind), Shapes.replied(200, Shapes.intent(status, kind, AMOUNT, more)));
    }

    private static List<News> news(String type, String thing) {
        return StripeEvents.read(Shapes.event(type, thing, null), "default").news();
    }

    private static String review(String open, String reason, String intent) {
        return """
        {"id": "prv_1", "object": "review", "charge": "ch_1", "open": %s, "reason": "%s",
         "payment_intent": %s}\
        """
                .formatted(open, reason, intent);
    }

    @Test
    void an_authorisation_that_was_put_in_review_says_so() {
        assertThat(answer(Kind.AUTHORIZE, "requires_capture", MANUAL))
                .isEqualTo(new InReview(INTENT, AMOUNT));
        assertThat(
                        answer(
                                Kind.AUTHORIZE,
                                "requires_capture",
                                MANUAL + ", \"review\": " + review("true", "rule", "null")))
                .isEqualTo(new InReview(INTENT, AMOUNT));
    }

    @Test
    void one_whose_review_is_closed_or_that_was_none_does_not() {
        var closed = MANUAL + ", \"review\": " + review("false", "approved", "null");

        for (var more : List.of(closed, "", MANUAL.replace("manual_review", "authorized"))) {
            assertThat(answer(Kind.AUTHORIZE, "requires_capture", more))
                    .isEqualTo(new Succeeded(INTENT, AMOUNT));
        }
        assertThat(answer(Kind.SALE, "succeeded", MANUAL)).isEqualTo(new Succeeded(INTENT, AMOUNT));
    }

    /** Events show ids only: who might have to look at it comes first. */
    @ParameterizedTest
    @CsvSource({"'\"prv_1\"', true", "null, false"})
    void an_event_that_names_a_review_says_so(String review, boolean named) {
        var held =
                Shapes.intent("requires_capture", Kind.AUTHORIZE, AMOUNT, "\"review\": " + review);

        assertThat(news("payment_intent.amount_capturable_updated", held))
                .containsExactly(
                        new News(
                                Optional.of(Shapes.OPERATION),
                                INTENT,
                                Kind.AUTHORIZE,
                                named
                                        ? new InReview(INTENT, AMOUNT)
                                        : new Succeeded(INTENT, AMOUNT)));
    }

    @ParameterizedTest
    @CsvSource({
        "review.opened, true, rule, OPENED",
        "review.closed, false, approved, APPROVED",
        "review.closed, false, acknowledged, APPROVED",
        "review.closed, false, refunded, REJECTED",
        "review.closed, false, refunded_as_fraud, REJECTED",
        "review.closed, false, disputed, REJECTED",
        "review.closed, false, canceled, REJECTED"
    })
    void a_review_is_of_the_payment_that_it_names(
            String type, String open, String reason, Verdict verdict) {
        assertThat(news(type, review(open, reason, "\"" + INTENT + "\"")))
                .containsExactly(
                        new News(
                                Optional.empty(),
                                INTENT,
                                Kind.AUTHORIZE,
                                new Reviewed(verdict, reason)));
    }

    @Test
    void one_of_a_charge_without_an_intent_is_no_news() {
        assertThat(news("review.opened", review("true", "rule", "null"))).isEmpty();
    }
}
