package dev.cartwright.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.StatesInDocs;
import java.io.IOException;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OrderStatusTest {

    @Test
    void the_docs_draw_the_states_of_the_code() throws IOException {
        StatesInDocs.assertDrawn("orders.md", OrderStatus.values(), OrderStatus::next);
    }

    @Test
    void only_what_arrived_or_was_given_up_is_final() {
        assertThat(Stream.of(OrderStatus.values()).filter(it -> it.next().isEmpty()))
                .containsExactly(OrderStatus.COMPLETED, OrderStatus.CANCELLED);
        assertThat(Stream.of(OrderStatus.values()).flatMap(it -> it.next().stream()))
                .containsAll(EnumSet.complementOf(EnumSet.of(OrderStatus.DRAFT)));
    }
}
