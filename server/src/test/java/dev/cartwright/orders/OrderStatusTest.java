package dev.cartwright.orders;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OrderStatusTest {

    @Test
    void the_docs_draw_the_states_of_the_code() throws IOException {
        var docs = Files.readString(Path.of("../docs/orders.md"));
        var begin = "<!-- states -->\n";

        assertThat(docs.substring(docs.indexOf(begin), docs.indexOf("<!-- /states -->")))
                .isEqualTo(begin + table());
    }

    @Test
    void only_what_arrived_or_was_given_up_is_final() {
        assertThat(Stream.of(OrderStatus.values()).filter(it -> it.next().isEmpty()))
                .containsExactly(OrderStatus.COMPLETED, OrderStatus.CANCELLED);
        assertThat(Stream.of(OrderStatus.values()).flatMap(it -> it.next().stream()))
                .containsAll(EnumSet.complementOf(EnumSet.of(OrderStatus.DRAFT)));
    }

    private static String table() {
        return "| state | may become |\n|---|---|\n"
                + Stream.of(OrderStatus.values())
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
