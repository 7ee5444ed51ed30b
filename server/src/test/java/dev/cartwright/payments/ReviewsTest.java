package dev.cartwright.payments;

import static dev.cartwright.processors.Outcome.Reviewed.Verdict.APPROVED;
import static dev.cartwright.processors.Outcome.Reviewed.Verdict.OPENED;
import static dev.cartwright.processors.Outcome.Reviewed.Verdict.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.PaymentId;
import dev.cartwright.processors.Operation;
import dev.cartwright.processors.Operation.Details;
import dev.cartwright.processors.Operation.Kind;
import dev.cartwright.processors.Operation.Status;
import dev.cartwright.processors.Outcome;
import dev.cartwright.processors.Outcome.Declined;
import dev.cartwright.processors.Outcome.InReview;
import dev.cartwright.processors.Outcome.NotFound;
import dev.cartwright.processors.Outcome.Reviewed;
import dev.cartwright.processors.Outcome.Reviewed.Verdict;
import dev.cartwright.processors.Outcome.Succeeded;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What news of a review makes of a payment, in any order. */
class ReviewsTest {

    private static final Money TEN = Money.parse("EUR 10.00");
    private static final Sums HELD = new Sums(1_000, 0, 0, 0, 0, 0, 0);
    private static final Sums CAPTURING = new Sums(1_000, 1_000, 0, 0, 0, 0, 0);

    @Test
    void what_is_held_is_in_review_until_it_is_approved() {
        var opened = of(HELD, Stage.SETTLED, null, Status.SUCCEEDED, new Reviewed(OPENED, "rule"));
        assertThat(opened)
                .contains(
                        new Transition(
                                Status.SUCCEEDED, HELD, Stage.IN_REVIEW, null, false, OPENED));

        assertThat(
                        of(
                                HELD,
                                Stage.IN_REVIEW,
                                OPENED,
                                Status.SUCCEEDED,
                                new Reviewed(APPROVED, "approved")))
                .contains(
                        new Transition(
                                Status.SUCCEEDED, HELD, Stage.SETTLED, null, false, APPROVED));
    }

    @ParameterizedTest
    @EnumSource(names = {"APPROVED", "REJECTED"})
    void what_is_decided_stays_so(Verdict decided) {
        for (var news : Verdict.values()) {
            assertThat(of(HELD, Stage.SETTLED, decided, Status.SUCCEEDED, new Reviewed(news, "")))
                    .isEmpty();
        }
        assertThat(of(HELD, Stage.SETTLED, decided, Status.SUCCEEDED, new InReview("ref", TEN)))
                .isEmpty();
    }

    @Test
    void what_is_heard_twice_counts_once() {
        assertThat(
                        of(
                                HELD,
                                Stage.IN_REVIEW,
                                OPENED,
                                Status.SUCCEEDED,
                                new Reviewed(OPENED, "rule")))
                .isEmpty();
    }

    @Test
    void an_answer_that_says_so_holds_the_payment() {
        assertThat(of(Sums.NONE, Stage.CREATED, null, Status.SENT, new InReview("ref", TEN)))
                .contains(
                        new Transition(
                                Status.SUCCEEDED, HELD, Stage.IN_REVIEW, null, true, OPENED));
        assertThat(of(HELD, Stage.SETTLED, null, Status.SUCCEEDED, new InReview("ref", TEN)))
                .contains(
                        new Transition(
                                Status.SUCCEEDED, HELD, Stage.IN_REVIEW, null, false, OPENED));
    }

    @Test
    void an_answer_of_another_amount_is_a_conflict_first() {
        var other = new InReview("ref", Money.parse("EUR 10.01"));

        assertThat(of(Sums.NONE, Stage.CREATED, null, Status.SENT, other).orElseThrow().stage())
                .isEqualTo(Stage.CONFLICTED);
    }

    @Test
    void what_was_told_before_the_answer_is_remembered() {
        var told = of(Sums.NONE, Stage.CREATED, null, Status.UNKNOWN, new Reviewed(OPENED, "rule"));
        assertThat(told)
                .contains(
                        new Transition(
                                Status.UNKNOWN, Sums.NONE, Stage.CREATED, null, false, OPENED));
        var yes = new Succeeded("ref", TEN);

        for (var before : List.of(OPENED, APPROVED, REJECTED)) {
            var next = of(Sums.NONE, Stage.CREATED, before, Status.UNKNOWN, yes).orElseThrow();

            assertThat(next.stage()).isEqualTo(before == OPENED ? Stage.IN_REVIEW : Stage.SETTLED);
            assertThat(Reviews.givesUp(op(Kind.AUTHORIZE, Status.UNKNOWN), next, before))
                    .isEqualTo(before == REJECTED);
        }
    }

    @Test
    void what_is_taken_or_on_its_way_is_not_stopped() {
        for (var sums :
                List.of(HELD.moved(Kind.CAPTURE, 1_000), HELD.promised(Kind.CAPTURE, 1_000))) {
            for (var verdict : List.of(OPENED, REJECTED)) {
                var next =
                        of(sums, Stage.SETTLED, null, Status.SUCCEEDED, new Reviewed(verdict, ""))
                                .orElseThrow();

                assertThat(next.stage()).isEqualTo(Stage.SETTLED);
                assertThat(Reviews.givesUp(op(Kind.AUTHORIZE, Status.SUCCEEDED), next, null))
                        .isFalse();
            }
        }
    }

    @Test
    void an_answer_that_says_so_takes_back_no_decision() {
        for (var decided : List.of(APPROVED, REJECTED)) {
            assertThat(
                            of(
                                    Sums.NONE,
                                    Stage.CREATED,
                                    decided,
                                    Status.UNKNOWN,
                                    new InReview("ref", TEN)))
                    .contains(
                            new Transition(
                                    Status.SUCCEEDED, HELD, Stage.SETTLED, null, true, decided));
        }
    }

    @Test
    void what_is_to_be_looked_at_is_in_review_once_its_capture_has_failed() {
        assertThat(uncaptured(CAPTURING, Stage.SETTLED, OPENED, new Declined("expired")))
                .isEqualTo(
                        new Transition(Status.DECLINED, HELD, Stage.IN_REVIEW, "expired", false));
        assertThat(uncaptured(CAPTURING, Stage.SETTLED, OPENED, new NotFound()))
                .isEqualTo(
                        new Transition(
                                Status.NOT_FOUND, HELD, Stage.IN_REVIEW, "not found", false));
    }

    @Test
    void a_capture_that_fails_puts_nothing_else_in_review() {
        var no = new Declined("expired");
        var part = new Sums(3_000, 1_000, 500, 0, 0, 0, 0);
        var two = new Sums(3_000, 2_000, 0, 0, 0, 0, 0);

        for (var sums : List.of(part, two)) {
            assertThat(uncaptured(sums, Stage.SETTLED, OPENED, no).stage())
                    .isEqualTo(Stage.SETTLED);
        }
        assertThat(uncaptured(CAPTURING, Stage.SETTLED, APPROVED, no).stage())
                .isEqualTo(Stage.SETTLED);
        for (var stage : List.of(Stage.EXPIRED, Stage.CONFLICTED)) {
            assertThat(uncaptured(CAPTURING, stage, OPENED, no).stage()).isEqualTo(stage);
        }
    }

    @Test
    void what_was_rejected_is_given_up_once_its_capture_has_failed() {
        var capture = op(Kind.CAPTURE, Status.SENT);
        var failed = uncaptured(CAPTURING, Stage.SETTLED, REJECTED, new Declined("expired"));

        assertThat(failed)
                .isEqualTo(new Transition(Status.DECLINED, HELD, Stage.SETTLED, "expired", false));
        assertThat(Reviews.givesUp(capture, failed, REJECTED)).isTrue();
        for (var verdict : List.of(OPENED, APPROVED)) {
            assertThat(Reviews.givesUp(capture, failed, verdict)).isFalse();
        }
        assertThat(Reviews.givesUp(op(Kind.VOID, Status.SENT), failed, REJECTED))
                .as("or a void that is refused would be followed by the next one for ever")
                .isFalse();
    }

    private static Transition uncaptured(Sums sums, Stage stage, Verdict before, Outcome outcome) {
        var capture = op(Kind.CAPTURE, Status.SENT);
        return Transition.of(sums, stage, before, capture, outcome, false).orElseThrow();
    }

    @Test
    void what_is_given_up_as_a_whole_is_in_review_no_more() {
        var promised = HELD.promised(Kind.VOID, 1_000);

        var given =
                Transition.of(
                                promised,
                                Stage.IN_REVIEW,
                                OPENED,
                                op(Kind.VOID, Status.SENT),
                                new Succeeded("ref", TEN),
                                true)
                        .orElseThrow();

        assertThat(given.stage()).isEqualTo(Stage.SETTLED);
        assertThat(given.sums()).isEqualTo(new Sums(1_000, 0, 0, 0, 1_000, 0, 0));
    }

    private static Optional<Transition> of(
            Sums sums, Stage stage, @Nullable Verdict before, Status status, Outcome outcome) {
        return Transition.of(sums, stage, before, op(Kind.AUTHORIZE, status), outcome, true);
    }

    private static Operation op(Kind kind, Status status) {
        return new Operation(
                UUID.randomUUID(),
                new PaymentId(UUID.randomUUID()),
                new OrderId(UUID.randomUUID()),
                "stripe",
                kind,
                TEN,
                status,
                new Details("tok", null, null, null, null, null, null),
                0);
    }
}
