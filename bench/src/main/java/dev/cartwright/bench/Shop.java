package dev.cartwright.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

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

    private Shop(Path folder, int port, Children children) {
        this.data = folder.resolve("data");
        this.log = folder.resolve("server.log");
        this.port = port;
        this.children = children;
    }

    int port() {
        return port;
    }

    static Shop open(Path folder, Children children) throws IOException, InterruptedException {
        var shop = new Shop(folder, freePort(), children);
        shop.start();
        return shop;
    }

    private void start() throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command =
                new ProcessBuilder(
                        java,
                        "-XX:+ExitOnOutOfMemoryError",
                        "-jar",
                        "server/target/run/now/cartwright.jar");
        var environment = command.environment();
        OURS.forEach(environment::remove);
        environment.put("CARTWRIGHT_DATA", data.toString());
        environment.put("CARTWRIGHT_LIMITS_ENABLED", "false");
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(freePort()));
        var server = children.start(command.redirectErrorStream(true).redirectOutput(log.toFile()));
        var end = System.nanoTime() + UNTIL_READY.toNanos();
        while (!isReady()) {
            if (!server.isAlive() || System.nanoTime() > end) {
                throw new Unexpected("The shop did not open:\n" + Files.readString(log));
            }
            Thread.sleep(200);
        }
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
