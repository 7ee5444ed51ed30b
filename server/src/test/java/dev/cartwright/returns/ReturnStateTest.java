package dev.cartwright.returns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.StatesInDocs;
import java.io.IOException;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which state of a return may follow which. */
class ReturnStateTest {

    @Test
    void the_docs_draw_the_states_of_the_code() throws IOException {
        StatesInDocs.assertDrawn("returns.md", ReturnState.values(), ReturnState::next);
    }

    @Test
    void what_came_was_refused_or_given_up_is_final() {
        assertThat(Stream.of(ReturnState.values()).filter(it -> it.next().isEmpty()))
                .containsExactly(ReturnState.RECEIVED, ReturnState.REJECTED, ReturnState.CANCELLED);
    }

    @Test
    void goods_come_only_after_somebody_said_that_they_may() {
        var mayReceive =
                Stream.of(ReturnState.values())
                        .filter(it -> it.next().contains(ReturnState.RECEIVED));

        assertThat(mayReceive)
                .containsExactly(ReturnState.APPROVED, ReturnState.PARTIALLY_RECEIVED);
        assertThat(Stream.of(ReturnState.values()).flatMap(it -> it.next().stream()))
                .containsAll(EnumSet.complementOf(EnumSet.of(ReturnState.REQUESTED)));
    }
}
