package dev.cartwright.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** The doors of the shop: each must be free before anything starts behind it. */
final class Ports {

    /** Above PostgreSQL's own 5432, where another one may listen. */
    private static final int DATABASE = 15432;

    private Ports() {}

    /** Refuses a port for customers, or for the people who watch the server, that is taken. */
    static void requireFree(Environment environment, String server, int port, String otherwise) {
        var address = environment.getProperty(server + ".address", InetAddress.class);
        requirePort(port, otherwise);
        try {
            listen(address, port);
        } catch (IOException e) {
            throw new CannotStart(
                    """
                    Port %d is not to be had (%s): stop the program that uses it, or choose \
                    another, %s=<port>.\
                    """
                            .formatted(port, e.getMessage(), otherwise),
                    e);
        }
    }

    /** The port that was asked for, which must be free; else the usual one; else any free one. */
    static int forDatabase(Environment environment) throws IOException {
        var asked = environment.getProperty("cartwright.database.port", Integer.class);
        if (asked != null) {
            requirePort(asked, "CARTWRIGHT_DATABASE_PORT");
        }
        try {
            return listen(InetAddress.getLoopbackAddress(), asked == null ? DATABASE : asked);
        } catch (IOException e) {
            if (asked == null) {
                return anyFree();
            }
            throw foreign(asked);
        }
    }

    static int anyFree() throws IOException {
        return listen(InetAddress.getLoopbackAddress(), 0);
    }

    static CannotStart foreign(int port) {
        return new CannotStart(
                """
                Another program, perhaps another PostgreSQL, listens on the database port %d: stop \
                it, or choose another, CARTWRIGHT_DATABASE_PORT=<port>.\
                """
                        .formatted(port));
    }

    private static void requirePort(int port, String setting) {
        if (port < 0 || port > 65_535) {
            throw new CannotStart(
                    "%s must be between 0 and 65535, not %d.".formatted(setting, port));
        }
    }

    private static int listen(@Nullable InetAddress address, int port) throws IOException {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(address, port));
            return socket.getLocalPort();
        }
    }
}
