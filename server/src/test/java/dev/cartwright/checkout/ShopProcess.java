package dev.cartwright.checkout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The product in a process of its own with its own PostgreSQL, as bin/start opens it. */
public record ShopProcess(Process server, Path data) {

    /** The first of ten ports that no other process of tests uses. */
    public static int ports() {
        return 20_000 + (int) (ProcessHandle.current().pid() % 1_000) * 10;
    }

    /** Waits until the shop is ready; the demo's goods are loaded then. */
    public static ShopProcess open(Path data, int port) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home", ""), "bin", "java").toString();
        // Without the tests' own classes, some of which are beans.
        var classes = System.getProperty("java.class.path", "").replace("/test-classes", "/none");
        var main = "dev.cartwright.CartwrightApplication";
        // The gate may run in the background, whose children are told to ignore SIGINT.
        var command = List.of("env", "--default-signal=INT", java, "-cp", classes, main);
        var output = Files.createTempFile("shop", ".out");
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("CARTWRIGHT_DATA", data.toString());
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        // Of two shops that open at once both would find the usual one free.
        builder.environment().put("CARTWRIGHT_DATABASE_PORT", Integer.toString(port + 3));
        builder.environment().put("CARTWRIGHT_LIMITS_ENABLED", "false");
        var shop = new ShopProcess(builder.redirectOutput(output.toFile()).start(), data);
        for (var tries = 0; tries < 900; tries++) {
            if (Files.readString(output).contains("Cartwright is ready:")) {
                return shop;
            }
            Thread.sleep(100);
        }
        shop.close();
        throw new AssertionError(Files.readString(output));
    }

    /** Ends both at once, with no chance to say anything. */
    public void kill() throws IOException, InterruptedException {
        var postmaster = Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst();
        ProcessHandle.of(Long.parseLong(postmaster)).ifPresent(ProcessHandle::destroyForcibly);
        server.destroyForcibly().waitFor();
    }

    public void close() throws InterruptedException {
        server.destroy();
        if (!server.waitFor(30, TimeUnit.SECONDS)) {
            server.destroyForcibly().waitFor();
        }
    }
}
