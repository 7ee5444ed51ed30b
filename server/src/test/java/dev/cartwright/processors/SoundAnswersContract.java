package dev.cartwright.processors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.params.provider.EnumSource.Mode.EXCLUDE;

import dev.cartwright.processors.Operation.Kind;
import dev.cartwright.processors.Outcome.ActionRequired;
import dev.cartwright.processors.Outcome.Declined;
import dev.cartwright.processors.Outcome.InReview;
import dev.cartwright.processors.Outcome.NotFound;
import dev.cartwright.processors.Outcome.NotSent;
import dev.cartwright.processors.Outcome.Pending;
import dev.cartwright.processors.Outcome.Reversed;
import dev.cartwright.processors.Outcome.Reviewed;
import dev.cartwright.processors.Outcome.Succeeded;
import dev.cartwright.processors.Outcome.Unknown;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is made of a processor's answers: always one outcome, and never more than was said. */
public abstract class SoundAnswersContract extends SignedEventsContract {

    /** An operation in EUR that goes on with what the processor has named before. */
    protected abstract Operation operation(Kind kind, Money amount);

    /** What the processor answers to an operation that it does. */
    protected abstract String done(Operation operation);

    /** Other bodies that the processor writes: refusals, states, lists. */
    protected abstract List<String> bodies(Operation operation);

    final Operation operation(Kind kind) {
        return operation(kind, Money.parse("EUR 12.34"));
    }

    static Answer replied(int status, String body) {
        return new Answer.Replied(status, HttpHeaders.of(Map.of(), (_, _) -> true), body);
    }

    /** As it stands when it is sent once more, or asked about. */
    static Operation sentBefore(Operation it) {
        var details = it.details();
        return new Operation(
                it.id(),
                it.payment(),
                it.order(),
                it.processor(),
                it.kind(),
                it.amount(),
                Operation.Status.SENT,
                new Operation.Details(
                        details.token(),
                        details.reference(),
                        details.ownReference(),
                        details.returnTo(),
                        NOW,
                        null,
                        details.payer()),
                it.asked() + 1);
    }

    @ParameterizedTest
    @EnumSource(mode = EXCLUDE, names = "INCREMENT")
    void what_was_done_is_the_amount_that_was_asked(Kind kind) {
        var operation = operation(kind);

        assertThat(processor().parse(operation, replied(200, done(operation))))
                .isInstanceOfSatisfying(
                        Succeeded.class,
                        it -> assertThat(it.amount()).isEqualTo(operation.amount()));
    }

    @ParameterizedTest
    @EnumSource(mode = EXCLUDE, names = "INCREMENT")
    void any_answer_is_one_outcome(Kind kind) {
        var operation = operation(kind);
        var bodies = Bodies.any(done(operation), bodies(operation));
        for (var it : List.of(operation, sentBefore(operation))) {
            for (int status = 100; status < 600; status++) {
                for (var body : bodies) {
                    assertSound(it, status, body);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EXCLUDE, names = "INCREMENT")
    void an_answer_with_a_field_gone_or_mistyped_or_a_huge_one_is_one_outcome(Kind kind) {
        var operation = operation(kind);
        var odd = Stream.concat(Bodies.odd(done(operation)), Bodies.HUGE.stream());
        odd.forEach(body -> {
            for (var status : List.of(200, 201, 400, 402, 404, 500)) {
                assertSound(operation, status, body);
            }
        });
    }

    @ParameterizedTest
    @EnumSource(mode = EXCLUDE, names = "INCREMENT")
    void any_damage_to_an_answer_is_one_outcome(Kind kind) {
        var seed = kind.name().hashCode();
        var random = new Random(seed);
        var operation = operation(kind);
        var bodies = bodies(operation);
        for (int i = 0; i < 4_000; i++) {
            var body = i % 2 == 0 ? done(operation) : bodies.get(random.nextInt(bodies.size()));
            var damaged = Bodies.damaged(body, random);
            assertSound(operation, 200, damaged);
            assertSound(sentBefore(operation), 400 + random.nextInt(100), damaged);
        }
    }

    private void assertSound(Operation operation, int status, String body) {
        var outcome = processor().parse(operation, replied(status, body));
        var found = processor().parseInquiry(operation, replied(status, body));
        if (!isSound(status, outcome) || outcome instanceof NotFound || !isSound(status, found)) {
            fail("%s %d %s: %s, %s", operation.kind(), status, Bodies.shown(body), outcome, found);
        }
    }

    /** An answer that came was sent for, and only one that is whole and plain proves anything. */
    private static boolean isSound(int status, Outcome outcome) {
        return switch (outcome) {
            case NotSent _ -> false;
            case NotFound _ -> status / 100 == 2;
            case Succeeded _,
                    InReview _,
                    Reviewed _,
                    Declined _,
                    ActionRequired _,
                    Pending _,
                    Reversed _ ->
                    status / 100 == 2 || status / 100 == 4;
            case Unknown _ -> true;
        };
    }

    @ParameterizedTest
    @EnumSource(mode = EXCLUDE, names = "INCREMENT")
    void only_what_never_left_us_was_not_sent(Kind kind) {
        var operation = operation(kind);
        var notSent = new Answer.NotSent("refused");
        var lost = new Answer.Lost("reset");

        assertThat(processor().parse(operation, notSent)).isInstanceOf(NotSent.class);
        assertThat(processor().parse(sentBefore(operation), notSent))
                .as("because it was sent once before")
                .isInstanceOf(Unknown.class);
        assertThat(processor().parse(operation, lost)).isInstanceOf(Unknown.class);
        assertThat(processor().parseInquiry(operation, notSent)).isInstanceOf(Unknown.class);
        assertThat(processor().parseInquiry(operation, lost)).isInstanceOf(Unknown.class);
    }
}
