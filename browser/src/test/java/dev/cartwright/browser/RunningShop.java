package dev.cartwright.browser;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The built server in a process of its own, on a database that nobody has used yet. */
record RunningShop(Process server, Path output, int port) {

    private static final Path JAR = Path.of("../server/target/run/now/cartwright.jar");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Pattern FIRST_LINK =
            Pattern.compile("https?://\\S+/console/invitation\\?token=\\S+");

    static RunningShop open(Path folder) throws IOException, InterruptedException {
        var port = freePort();
        var output = folder.resolve("output");
        var java = Path.of(System.getProperty("java.home", ""), "bin", "java").toString();
        var builder =
                new ProcessBuilder(List.of(java, "-jar", JAR.toRealPath().toString()))
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().put("CARTWRIGHT_DATA", folder.resolve("data").toString());
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        builder.environment().put("MANAGEMENT_SERVER_PORT", Integer.toString(freePort()));
        builder.environment().put("CARTWRIGHT_DATABASE_PORT", Integer.toString(freePort()));
        builder.environment().put("CARTWRIGHT_PUBLIC_URL", "http://localhost:" + port);
        builder.environment().put("SPRING_PROFILES_ACTIVE", "browser");
        var shop = new RunningShop(builder.start(), output, port);
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!shop.said().contains("Cartwright is ready:")) {
            if (!shop.server().isAlive() || System.nanoTime() > end) {
                shop.close();
                throw new AssertionError(shop.said());
            }
            Thread.sleep(200);
        }
        return shop;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    String said() throws IOException {
        return Files.readString(output);
    }

    /** Returns the link that the first start prints. */
    String firstLink() throws IOException {
        var link = FIRST_LINK.matcher(said());
        if (!link.find()) {
            throw new AssertionError(said());
        }
        return link.group();
    }

    String at(String path) {
        return "http://localhost:" + port + path;
    }

    void close() throws InterruptedException {
        server.destroy();
        if (!server.waitFor(30, TimeUnit.SECONDS)) {
            server.destroyForcibly().waitFor();
        }
    }
}
