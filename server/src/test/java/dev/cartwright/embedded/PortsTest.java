package dev.cartwright.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class PortsTest {

    final MockEnvironment environment = new MockEnvironment();

    @Test
    void a_taken_port_is_refused_with_the_way_out() throws IOException {
        try (var other = new ServerSocket(0)) {
            var port = other.getLocalPort();
            assertThatThrownBy(() -> Ports.requireFree(environment, "server", port, "SERVER_PORT"))
                    .isInstanceOf(CannotStart.class)
                    .hasMessage(
                            "Port %d is not to be had (Address already in use): stop the program "
                                    + "that uses it, or choose another, SERVER_PORT=<port>.",
                            port);
        }
    }

    @Test
    void a_database_port_that_was_asked_for_is_never_replaced() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            environment.setProperty("cartwright.database.port", "" + other.getLocalPort());

            assertThatThrownBy(() -> Ports.forDatabase(environment))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("CARTWRIGHT_DATABASE_PORT=<port>");
        }
    }

    @Test
    void without_a_wish_the_database_gets_a_port_that_is_free() throws IOException {
        var usual = Ports.forDatabase(environment);
        try (var other = new ServerSocket(usual, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Ports.forDatabase(environment)).isNotEqualTo(other.getLocalPort());
        }
    }
}
