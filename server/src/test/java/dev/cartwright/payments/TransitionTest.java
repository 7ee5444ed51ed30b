package dev.cartwright.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.PaymentId;
import dev.cartwright.processors.Operation;
import dev.cartwright.processors.Operation.Details;
import dev.cartwright.processors.Operation.Kind;
import dev.cartwright.processors.Operation.Status;
import dev.cartwright.processors.Outcome;
import dev.cartwright.processors.Outcome.ActionRequired;
import dev.cartwright.processors.Outcome.Declined;
import dev.cartwright.processors.Outcome.NotFound;
import dev.cartwright.processors.Outcome.NotSent;
import dev.cartwright.processors.Outcome.Pending;
import dev.cartwright.processors.Outcome.Reversed;
import dev.cartwright.processors.Outcome.Succeeded;
import dev.cartwright.processors.Outcome.Unknown;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What answers make of a payment of ten euros. */
class TransitionTest {

    private static final Sums NOTHING = new Sums(0, 0, 0, 0, 0, 0, 0);
    private static final Sums TEN_AUTHORIZED = new Sums(1_000, 0, 0, 0, 0, 0, 0);
    private static final Sums TEN_CAPTURED = new Sums(1_000, 0, 1_000, 0, 0, 0, 0);

    @ParameterizedTest
    @EnumSource(Status.class)
    void an_unknown_answer_changes_nothing(Status status) {
        assertThat(of(NOTHING, Kind.SALE, status, new Unknown("hung"))).isEmpty();
    }

    @Test
    void nothing_answers_what_was_never_sent() {
        assertThat(of(NOTHING, Kind.SALE, Status.NEW, yes())).isEmpty();
        assertThat(of(NOTHING, Kind.SALE, Status.NEW, new Declined("no"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"NEW", "SUCCEEDED", "REVERSED", "REPLACED", "BY_HAND"},
            mode = EnumSource.Mode.EXCLUDE)
    void money_that_moved_counts_whatever_was_believed_before(Status status) {
        assertThat(changed(NOTHING, Kind.SALE, status, yes()))
                .isEqualTo(
                        new Transition(Status.SUCCEEDED, TEN_CAPTURED, Stage.SETTLED, null, true));
    }

    @Test
    void a_second_yes_tells_nothing_new() {
        assertThat(of(TEN_CAPTURED, Kind.SALE, Status.SUCCEEDED, yes())).isEmpty();
    }

    @Test
    void another_amount_is_a_conflict_however_often_and_late_it_comes() {
        var other = new Succeeded("ref", Money.parse("EUR 10.01"));

        var first = changed(NOTHING, Kind.SALE, Status.SENT, other);

        assertThat(first.status()).isEqualTo(Status.MANUAL);
        assertThat(first.stage()).isEqualTo(Stage.CONFLICTED);
        assertThat(first.sums()).isEqualTo(NOTHING);
        assertThat(first.reason()).isEqualTo("the processor tells of EUR 10.01, not of EUR 10.00");
        assertThat(changed(TEN_CAPTURED, Kind.SALE, Status.SUCCEEDED, other))
                .isEqualTo(
                        new Transition(
                                Status.SUCCEEDED,
                                TEN_CAPTURED,
                                Stage.CONFLICTED,
                                first.reason(),
                                false));
        assertThat(
                        changed(
                                NOTHING,
                                Kind.SALE,
                                Status.SENT,
                                new Succeeded("r", Money.parse("USD 10.00"))))
                .extracting(Transition::stage)
                .isEqualTo(Stage.CONFLICTED);
    }

    @Test
    void a_no_ends_what_is_under_way_and_nothing_else() {
        assertThat(changed(NOTHING, Kind.SALE, Status.UNKNOWN, new Declined("funds")))
                .isEqualTo(new Transition(Status.DECLINED, NOTHING, Stage.FAILED, "funds", false));
        assertThat(changed(NOTHING, Kind.SALE, Status.SENT, new NotFound()).status())
                .isEqualTo(Status.NOT_FOUND);
        assertThat(changed(NOTHING, Kind.SALE, Status.SENT, new NotSent("refused")).reason())
                .isEqualTo("not sent: refused");
        assertThat(of(TEN_CAPTURED, Kind.SALE, Status.SUCCEEDED, new Declined("late"))).isEmpty();
        assertThat(of(NOTHING, Kind.SALE, Status.DECLINED, new NotFound())).isEmpty();
    }

    @Test
    void a_capture_that_is_refused_frees_what_it_had_promised() {
        var promised = TEN_AUTHORIZED.promised(Kind.CAPTURE, 1_000);

        assertThat(promised.open()).isZero();
        assertThat(changed(promised, Kind.CAPTURE, Status.SENT, new Declined("expired")))
                .isEqualTo(
                        new Transition(
                                Status.DECLINED, TEN_AUTHORIZED, Stage.SETTLED, "expired", false));
        assertThat(changed(promised, Kind.CAPTURE, Status.SENT, yes()).sums())
                .isEqualTo(TEN_CAPTURED);
    }

    @Test
    void a_processor_that_captures_once_releases_what_a_part_leaves() {
        var fifteen = new Sums(1_500, 1_000, 0, 0, 0, 0, 0);

        var once =
                Transition.of(
                        fifteen, Stage.SETTLED, null, op(Kind.CAPTURE, Status.SENT), yes(), true);

        assertThat(once.orElseThrow().sums()).isEqualTo(new Sums(1_500, 0, 1_000, 0, 500, 0, 0));
    }

    @Test
    void what_was_promised_beside_a_single_capture_is_released_when_it_is_refused() {
        var beside = new Sums(1_500, 0, 500, 1_000, 0, 0, 0);

        var refused =
                Transition.of(
                        beside,
                        Stage.SETTLED,
                        null,
                        op(Kind.VOID, Status.SENT),
                        new Declined("already_captured"),
                        true);

        assertThat(refused.orElseThrow().sums()).isEqualTo(new Sums(1_500, 0, 500, 0, 1_000, 0, 0));
    }

    @Test
    void what_was_promised_of_an_authorisation_that_expired_is_gone_when_it_is_refused() {
        var expired = new Sums(1_000, 1_000, 0, 0, 0, 0, 0);

        var refused =
                Transition.of(
                        expired,
                        Stage.EXPIRED,
                        null,
                        op(Kind.CAPTURE, Status.SENT),
                        new Declined("expired"),
                        false);

        assertThat(refused.orElseThrow().sums()).isEqualTo(new Sums(1_000, 0, 0, 0, 1_000, 0, 0));
    }

    @Test
    void more_than_was_authorised_is_a_conflict_and_is_not_added() {
        var twice = changed(TEN_CAPTURED, Kind.CAPTURE, Status.NOT_FOUND, yes());

        assertThat(twice.stage()).isEqualTo(Stage.CONFLICTED);
        assertThat(twice.sums()).isEqualTo(TEN_CAPTURED);
        assertThat(twice.moved()).isFalse();
    }

    @Test
    void a_refund_that_is_refused_stays_owed_and_is_for_a_person() {
        var promised = TEN_CAPTURED.promised(Kind.REFUND, 1_000);

        for (var no : List.of(new Declined("closed"), new NotFound(), new NotSent("down"))) {
            var refused = changed(promised, Kind.REFUND, Status.SENT, no);
            assertThat(refused.status()).isEqualTo(Status.MANUAL);
            assertThat(refused.sums()).isEqualTo(promised);
        }
    }

    @Test
    void a_refund_that_fails_later_is_owed_again() {
        var refunded = TEN_CAPTURED.moved(Kind.REFUND, 1_000);

        assertThat(changed(refunded, Kind.REFUND, Status.SUCCEEDED, new Reversed("closed")))
                .isEqualTo(
                        new Transition(
                                Status.REVERSED,
                                TEN_CAPTURED.promised(Kind.REFUND, 1_000),
                                Stage.SETTLED,
                                "closed",
                                true));
    }

    @Test
    void of_a_refund_that_came_back_older_news_changes_nothing() {
        var owed = TEN_CAPTURED.promised(Kind.REFUND, 1_000);

        for (var before : List.of(Status.SENT, Status.PENDING, Status.UNKNOWN, Status.MANUAL)) {
            assertThat(changed(owed, Kind.REFUND, before, new Reversed("closed")))
                    .isEqualTo(
                            new Transition(Status.REVERSED, owed, Stage.SETTLED, "closed", false));
        }
        for (var late : List.of(yes(), new Pending("ref"), new Declined("no"), new Reversed("x"))) {
            assertThat(of(owed, Kind.REFUND, Status.REVERSED, late)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"REPLACED", "BY_HAND"})
    void a_refund_that_a_person_closed_and_that_is_paid_as_well_is_a_conflict(Status closed) {
        var refunded = TEN_CAPTURED.moved(Kind.REFUND, 1_000);

        assertThat(changed(refunded, Kind.REFUND, closed, yes()))
                .isEqualTo(
                        new Transition(
                                closed,
                                refunded,
                                Stage.CONFLICTED,
                                "a person closed it, and it was paid as well",
                                false));
        assertThat(of(refunded, Kind.REFUND, closed, new Reversed("closed"))).isEmpty();
        assertThat(of(refunded, Kind.REFUND, closed, new Declined("no"))).isEmpty();
    }

    @Test
    void an_authorisation_that_expires_frees_what_was_not_taken() {
        assertThat(
                        changed(
                                TEN_AUTHORIZED,
                                Kind.AUTHORIZE,
                                Status.SUCCEEDED,
                                new Reversed("expired")))
                .isEqualTo(
                        new Transition(
                                Status.SUCCEEDED,
                                new Sums(1_000, 0, 0, 0, 1_000, 0, 0),
                                Stage.EXPIRED,
                                "expired",
                                false));
        assertThat(of(TEN_CAPTURED, Kind.AUTHORIZE, Status.SUCCEEDED, new Reversed("expired")))
                .isEmpty();
    }

    @Test
    void who_has_to_wait_is_told_once_for_what() {
        var page = URI.create("https://bank.example/confirm");

        assertThat(changed(NOTHING, Kind.SALE, Status.SENT, new ActionRequired("ref", page)))
                .isEqualTo(
                        new Transition(
                                Status.PENDING, NOTHING, Stage.REQUIRES_ACTION, null, false));
        assertThat(changed(NOTHING, Kind.SALE, Status.SENT, new Pending("ref")).stage())
                .isEqualTo(Stage.PROCESSING);
        assertThat(of(TEN_CAPTURED, Kind.SALE, Status.SUCCEEDED, new Pending("ref"))).isEmpty();
    }

    private static Transition changed(Sums sums, Kind kind, Status status, Outcome outcome) {
        return of(sums, kind, status, outcome).orElseThrow();
    }

    /** Empty where the answer tells nothing new. */
    private static Optional<Transition> of(Sums sums, Kind kind, Status status, Outcome outcome) {
        var stage = sums.equals(NOTHING) ? Stage.CREATED : Stage.SETTLED;
        return Transition.of(sums, stage, null, op(kind, status), outcome, false);
    }

    private static Outcome yes() {
        return new Succeeded("ref", Money.parse("EUR 10.00"));
    }

    private static Operation op(Kind kind, Status status) {
        return new Operation(
                UUID.randomUUID(),
                new PaymentId(UUID.randomUUID()),
                new OrderId(UUID.randomUUID()),
                "sandbox",
                kind,
                Money.parse("EUR 10.00"),
                status,
                new Details("tok", null, null, null, null, null, null),
                0);
    }
}
