package dev.cartwright.processors;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a processor is left alone, for how long, and what it takes to be asked again. */
class BreakersTest {

    private static final Answer FINE = replied(200);
    private static final Answer LOST = new Answer.Lost("no answer in time");
    private static final Answer LEFT_ALONE = new Answer.NotSent("left alone after many failures");
    private static final Duration REST = Duration.ofSeconds(30);

    private final StillClock clock = new StillClock();

    /** Half of the last twenty. */
    private final Breakers breakers =
            new Breakers(
                    new ProcessorSettings(
                            Duration.ofSeconds(1), Duration.ofSeconds(10), 50, 20, REST, List.of()),
                    clock);

    private int asked;

    @Test
    void ten_of_the_last_twenty_are_enough_and_the_twentieth_decides() {
        call("one", 9, LOST);
        call("one", 10, FINE);
        assertThat(asked).isEqualTo(19);

        assertThat(call("one", LOST)).isEqualTo(LOST);

        assertThat(call("one", FINE)).isEqualTo(LEFT_ALONE);
        assertThat(asked).isEqualTo(20);
    }

    @Test
    void nine_of_the_last_twenty_are_not() {
        call("one", 9, LOST);
        call("one", 11, FINE);

        assertThat(call("one", 100, FINE)).containsOnly(FINE);
        assertThat(asked).isEqualTo(120);
    }

    @Test
    void fewer_than_twenty_prove_nothing_however_they_end() {
        call("one", 19, LOST);

        assertThat(call("one", FINE)).isEqualTo(FINE);
        assertThat(call("one", FINE)).isEqualTo(LEFT_ALONE);
    }

    @Test
    void only_the_last_twenty_count() {
        call("one", 9, LOST);
        call("one", 20, FINE);
        call("one", 9, LOST);
        assertThat(call("one", FINE)).isEqualTo(FINE);

        call("one", 1, LOST);

        assertThat(call("one", FINE)).isEqualTo(LEFT_ALONE);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 200, 302, 400, 401, 402, 403, 404, 409, 429, 499})
    void an_answer_is_no_failure_even_where_it_is_a_refusal(int status) {
        assertThat(call("one", 100, replied(status))).containsOnly(replied(status));
        assertThat(asked).isEqualTo(100);
    }

    @Test
    void what_is_broken_lost_or_not_sent_is() {
        for (var failure :
                List.of(replied(500), replied(503), LOST, new Answer.NotSent("refused"))) {
            var name = failure.toString();
            assertThat(call(name, 20, failure)).containsOnly(failure);
            assertThat(call(name, FINE)).isEqualTo(LEFT_ALONE);
        }
    }

    @Test
    void each_processor_has_failures_of_its_own() {
        call("one", 20, LOST);

        assertThat(call("one", FINE)).isEqualTo(LEFT_ALONE);
        assertThat(call("two", 20, FINE)).containsOnly(FINE);
    }

    @Test
    void it_is_left_alone_as_long_as_is_set_and_not_asked_meanwhile() {
        call("one", 20, LOST);

        clock.move(REST);
        assertThat(call("one", 50, FINE)).containsOnly(LEFT_ALONE);
        assertThat(asked).isEqualTo(20);

        clock.move(Duration.ofMillis(1));
        assertThat(call("one", FINE)).isEqualTo(FINE);
    }

    @Test
    void two_good_answers_of_three_and_it_is_asked_as_ever() {
        rest("one");

        assertThat(List.of(call("one", FINE), call("one", LOST), call("one", FINE)))
                .containsExactly(FINE, LOST, FINE);

        assertThat(call("one", 19, LOST)).containsOnly(LOST);
        assertThat(call("one", FINE)).isEqualTo(FINE);
        assertThat(call("one", FINE)).isEqualTo(LEFT_ALONE);
    }

    @Test
    void two_failures_of_three_and_it_rests_as_long_again() {
        rest("one");

        call("one", 1, FINE);
        call("one", 2, LOST);

        assertThat(call("one", FINE)).isEqualTo(LEFT_ALONE);
        clock.move(REST);
        assertThat(call("one", FINE)).isEqualTo(LEFT_ALONE);
        clock.move(Duration.ofMillis(1));
        assertThat(call("one", FINE)).isEqualTo(FINE);
    }

    @Test
    void while_three_try_it_nobody_else_does() {
        rest("one");

        var inner =
                breakers.call(
                        "one",
                        () ->
                                breakers.call(
                                        "one",
                                        () -> breakers.call("one", () -> call("one", FINE))));

        assertThat(inner).isEqualTo(LEFT_ALONE);
        assertThat(asked).isEqualTo(20);
    }

    @Test
    void what_fails_on_our_side_says_nothing_of_it() {
        rest("one");

        for (int i = 0; i < 10; i++) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> breakers.call("one", BreakersTest::fail))
                    .withMessage("ours");
        }

        assertThat(call("one", 30, FINE)).containsOnly(FINE);
    }

    private void rest(String name) {
        call(name, 20, LOST);
        clock.move(REST.plusMillis(1));
    }

    private List<Answer> call(String name, int times, Answer answer) {
        return nCopies(times, answer).stream().map(it -> call(name, it)).toList();
    }

    private Answer call(String name, Answer answer) {
        return breakers.call(
                name,
                () -> {
                    asked++;
                    return answer;
                });
    }

    private static Answer fail() {
        throw new IllegalStateException("ours");
    }

    private static Answer replied(int status) {
        return new Answer.Replied(status, HttpHeaders.of(Map.of(), (_, _) -> true), "");
    }
}
