package dev.cartwright.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The product as it is delivered, on a data folder of its own, stopped and forgotten at the end.
 */
final class Shop {

    static final String ADMIN = "cartwright-demo-admin-key-not-for-production";

    private static final Duration UNTIL_READY = Duration.ofMinutes(3);

    /** What would start another shop than this one; all else may be tuned from outside. */
    private static final List<String> OURS =
            List.of(
                    "SPRING_DATASOURCE_URL",
                    "SPRING_PROFILES_ACTIVE",
                    "CARTWRIGHT_ADMIN_KEY",
                    "CARTWRIGHT_DATABASE_PORT");

    private final Path data;
    private final Path log;
    private final int port;
    private final Children children;
    private final Kind kind;
    private Process server;

    /** What is sold there, and how much memory the server may use for it. */
    enum Kind {
        DEMO(List.of(), Map.of()),
        UNGUARDED(
                List.of(),
                Map.of(
                        "CARTWRIGHT_ATTEMPTS_LIMITED",
                        "false",
                        "CARTWRIGHT_ATTEMPTS_FREE",
                        "1000000")),
        HOLDING(List.of(), Map.of("CARTWRIGHT_INVENTORY_HOLD_CARTS_FOR", "default=30m")),
        EMPTY(
                List.of("-Xmx512m"),
                Map.of("SPRING_PROFILES_ACTIVE", "sandbox", "CARTWRIGHT_ADMIN_KEY", ADMIN));

        private final List<String> options;
        private final Map<String, String> environment;

        Kind(List<String> options, Map<String, String> environment) {
            this.options = options;
            this.environment = environment;
        }
    }

    private Shop(Path folder, int port, Children children, Kind kind)
            throws IOException, InterruptedException {
        this.kind = kind;
        this.data = folder.resolve("data");
        this.log = folder.resolve("server.log");
        this.port = port;
        this.children = children;
        this.server = start();
    }

    int port() {
        return port;
    }

    static Shop open(Path folder, Children children) throws IOException, InterruptedException {
        return open(folder, children, Kind.DEMO);
    }

    static Shop open(Path folder, Children children, Kind kind)
            throws IOException, InterruptedException {
        return new Shop(folder, freePort(), children, kind);
    }

    /** Ends the server and its PostgreSQL at once, with no chance to say anything. */
    void kill() throws IOException, InterruptedException {
        var postmaster = Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst();
        ProcessHandle.of(Long.parseLong(postmaster.strip()))
                .ifPresent(ProcessHandle::destroyForcibly);
        server.destroyForcibly().waitFor();
    }

    /** Opens again what was killed. */
    void reopen() throws IOException, InterruptedException {
        server = start();
    }

    long process() {
        return server.pid();
    }

    private Process start() throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var line = new ArrayList<>(List.of(java, "-XX:+ExitOnOutOfMemoryError"));
        line.addAll(kind.options);
        line.addAll(List.of("-jar", "server/target/run/now/cartwright.jar"));
        var command = new ProcessBuilder(line);
        var environment = command.environment();
        OURS.forEach(environment::remove);
        environment.putAll(kind.environment);
        environment.put("CARTWRIGHT_DATA", data.toString());
        environment.put("CARTWRIGHT_LIMITS_ENABLED", "false");
        environment.put("CARTWRIGHT_COUPONS_LIMITED", "false");
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(freePort()));
        var started =
                children.start(command.redirectErrorStream(true).redirectOutput(log.toFile()));
        var end = System.nanoTime() + UNTIL_READY.toNanos();
        while (!isReady()) {
            if (!started.isAlive() || System.nanoTime() > end) {
                throw new Unexpected("The shop did not open:\n" + Files.readString(log));
            }
            Thread.sleep(200);
        }
        return started;
    }

    private boolean isReady() {
        try (var wire = new Wire(port)) {
            wire.get("/readyz");
            return true;
        } catch (IOException | Unexpected e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The fourth line of PostgreSQL's file is its port. */
    int databasePort() throws IOException {
        var lines = Files.readAllLines(data.resolve("postgres/postmaster.pid"));
        return Integer.parseInt(lines.get(3).strip());
    }

    String databasePassword(String user) throws IOException {
        return Files.readString(data.resolve("secrets").resolve(user)).strip();
    }

    /** What the shop itself had to say last, one line each, cut short. */
    List<String> complaints() throws IOException {
        try (var lines = Files.lines(data.resolve("logs/cartwright.log"))) {
            var all =
                    lines.filter(it -> it.contains("\"WARN\"") || it.contains("\"ERROR\""))
                            .map(it -> it.substring(0, Math.min(it.length(), 900)))
                            .toList();
            return all.subList(Math.max(0, all.size() - 3), all.size());
        }
    }
}
