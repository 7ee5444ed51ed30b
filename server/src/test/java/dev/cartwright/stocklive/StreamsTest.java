package dev.cartwright.stocklive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StreamsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    final Streams streams =
            new Streams(new LiveSettings(SECOND, SECOND, SECOND, SECOND, 3, 2, 100, SECOND));

    @Test
    void a_network_that_has_all_its_seats_leaves_others_to_others() {
        streams.enter("10.0.0.1");
        var second = streams.enter("10.0.0.1");

        assertThatThrownBy(() -> streams.enter("10.0.0.1"))
                .isInstanceOfSatisfying(
                        LiveProblem.class,
                        it -> assertThat(it.getStatusCode().value()).isEqualTo(429));
        streams.enter("10.0.0.2");
        second.leave();
        second.leave();
        streams.enter("10.0.0.1");
        assertThatThrownBy(() -> streams.enter("10.0.0.1")).isInstanceOf(LiveProblem.class);
    }

    @Test
    void a_server_that_is_full_or_closes_sends_people_away_for_a_while() {
        streams.enter("10.0.0.1");
        streams.enter("10.0.0.2");
        var third = streams.enter("10.0.0.3");

        assertFull();
        third.leave();
        streams.setClosed(true);
        assertFull();
        streams.setClosed(false);
        streams.enter("10.0.0.4");
    }

    private void assertFull() {
        assertThatThrownBy(() -> streams.enter("10.0.0.4"))
                .isInstanceOfSatisfying(
                        LiveProblem.class,
                        it -> {
                            assertThat(it.getStatusCode().value()).isEqualTo(503);
                            assertThat(it.getHeaders().getFirst("Retry-After")).isEqualTo("30");
                        });
    }
}
