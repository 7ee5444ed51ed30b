package dev.cartwright.hostile;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * The processor on a port of this machine, and the postman who takes its webhooks to the shop.
 *
 * <p>Bound to 127.0.0.1 alone. Whatever it holds open ends with {@link #close}.
 */
public final class Server implements AutoCloseable {

    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int MOST_CONNECTIONS = 512;
    private static final int IDLE_MILLIS = 60_000;

    private final HostileProcessor processor;
    private final Clock clock;
    private final ServerSocket socket;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Semaphore places = new Semaphore(MOST_CONNECTIONS);
    private final Postman postman;

    private Server(HostileProcessor processor, ServerSocket socket, Clock clock) {
        this.processor = processor;
        this.clock = clock;
        this.socket = socket;
        this.postman = new Postman(processor, clock);
    }

    /**
     * Begins to listen.
     *
     * @param port 0 for any that is free
     */
    public static Server open(HostileProcessor processor, int port, Clock clock)
            throws IOException {
        var socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), 256);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        var server = new Server(processor, socket, clock);
        processor.livesAt(server.uri());
        server.postman.start();
        Thread.ofVirtual().name("hostile-door").start(server::accept);
        return server;
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                places.acquire();
                try {
                    serve(socket.accept());
                } catch (IOException e) {
                    places.release();
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        open.add(client);
        Thread.ofVirtual()
                .name("hostile-client")
                .start(() -> {
                    try (client) {
                        client.setTcpNoDelay(true);
                        client.setSoTimeout(IDLE_MILLIS);
                        converse(new Wire(client));
                    } catch (IOException _) {
                        // Who hangs up on a hostile processor is right.
                    } finally {
                        open.remove(client);
                        places.release();
                    }
                });
        if (socket.isClosed()) {
            hangUp(client);
        }
    }

    private void converse(Wire wire) throws IOException {
        var isOpen = true;
        while (isOpen) {
            var request = wire.read();
            if (request == null) {
                return;
            }
            var reply = processor.handle(request, clock.instant());
            reply.first().forEach(postman::take);
            isOpen = wire.carry(reply);
            postman.look();
        }
    }

    private static void hangUp(Socket client) {
        try {
            client.close();
        } catch (IOException _) {
            // It is gone already.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        open.forEach(Server::hangUp);
        postman.close();
    }
}
