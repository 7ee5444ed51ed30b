package dev.cartwright.payments;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PaymentStateTest {

    @Test
    void the_docs_draw_the_states_of_the_code() throws IOException {
        var docs = Files.readString(Path.of("../docs/payments.md"));
        var drawn =
                docs.substring(
                        docs.indexOf("<!-- states -->\n") + "<!-- states -->\n".length(),
                        docs.indexOf("<!-- /states -->"));

        assertThat(drawn).isEqualTo(table());
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

    private static String table() {
        return "| state | may become |\n|---|---|\n"
                + Stream.of(PaymentState.values())
                        .map(it ->
                                "| `%s` | %s |\n"
                                        .formatted(
                                                it,
                                                it.next().stream()
                                                        .map(next -> "`" + next + "`")
                                                        .collect(joining(", "))))
                        .collect(joining());
    }
}
