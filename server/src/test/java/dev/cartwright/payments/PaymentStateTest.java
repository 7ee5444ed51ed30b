package dev.cartwright.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.StatesInDocs;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PaymentStateTest {

    @Test
    void the_docs_draw_the_states_of_the_code() throws IOException {
        StatesInDocs.assertDrawn("payments.md", PaymentState.values(), PaymentState::next);
    }

    @Test
    void every_state_can_be_reached_and_a_conflict_from_each() {
        var reached = EnumSet.of(PaymentState.CREATED);
        for (int steps = 0; steps < PaymentState.values().length; steps++) {
            Set.copyOf(reached).forEach(it -> reached.addAll(it.next()));
        }

        assertThat(reached).containsExactly(PaymentState.values());
        assertThat(PaymentState.values())
                .allMatch(it -> it.next().contains(PaymentState.CONFLICTED));
    }
}
