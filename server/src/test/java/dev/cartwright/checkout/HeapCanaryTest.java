package dev.cartwright.checkout;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What people typed is not kept in memory: once others have been served, a dump of the heap, such
 * as an operator sends to somebody who looks for a leak, does not have it.
 */
@Tag("long")
class HeapCanaryTest {

    private static final String KEY = "cartwright-demo-admin-key-not-for-production";
    private static final Pattern TOKEN = Pattern.compile("token=([A-Za-z0-9_-]{43})");

    /** More than a connection reads ahead. */
    private static final String LONG = "x".repeat(40_000);

    @TempDir Path path;

    final int port = ShopProcess.ports();
    final Shopper shopper = new Shopper(port, KEY);
    final Map<String, String> secrets = new LinkedHashMap<>();

    @Test
    void a_dump_of_the_heap_has_nothing_that_somebody_typed() throws Exception {
        var shop = ShopProcess.open(path.resolve("data"), port);
        try {
            typeSecrets();
            serveOthers();
            var dump = path.resolve("heap.hprof");
            dump(shop.server().pid(), dump);

            var failures = new SoftAssertions();
            failures.assertThat(isIn(dump, KEY)).as("a setting, which is kept").isTrue();
            for (var secret : secrets.entrySet()) {
                failures.assertThat(isIn(dump, secret.getValue())).as(secret.getKey()).isFalse();
            }
            failures.assertAll();
        } finally {
            shop.close();
        }
    }

    private void typeSecrets() {
        var email = "ada-" + UUID.randomUUID() + "@example.org";
        var password = secret("password");
        var who = "{\"email\": \"%s\", \"password\": \"%s\"".formatted(email, password);
        shopper.post("/api/auth/register", who + ", \"name\": \"Ada\"}");
        var link = TOKEN.matcher(shopper.asAdmin("GET", "/api/admin/mails?to=" + email, "").body());
        assertThat(link.find()).isTrue();
        secrets.put("link in a mail", link.group(1));
        shopper.post("/api/auth/verification", "{\"token\": \"%s\"}".formatted(link.group(1)));
        var in = shopper.post("/api/auth/login", who + "}");
        assertThat(in.status()).isEqualTo(200);
        secrets.put("refresh token", in.text("/refreshToken"));
        shopper.post("/api/auth/login", who.replace(password, secret("wrong password")) + "}");
        var next =
                shopper.post(
                        "/api/auth/refresh",
                        "{\"refreshToken\": \"%s\"}".formatted(in.text("/refreshToken")));
        assertThat(next.status()).isEqualTo(200);
        var made =
                shopper.asAdmin(
                        "POST",
                        "/api/admin/api-keys",
                        "{\"name\": \"Test\", \"permissions\": [\"orders:read\"]}");
        secrets.put("API key", made.text("/key"));
        var asked =
                shopper.get("/api/admin/orders", "Authorization", "Bearer " + made.text("/key"));
        assertThat(asked.status()).isEqualTo(200);
    }

    private String secret(String name) {
        var secret = "canary " + UUID.randomUUID();
        secrets.put(name, secret);
        return secret;
    }

    /** Buffers in which requests are read and answers written are used anew, from end to end. */
    private void serveOthers() throws InterruptedException {
        try (var others = Executors.newFixedThreadPool(16)) {
            for (int i = 0; i < 400; i++) {
                others.execute(() -> {
                    shopper.post(
                            "/api/auth/login",
                            "{\"email\": \"eve@example.org\", \"password\": \"" + LONG + "\"}");
                    shopper.get("/api/products?limit=100", "X-Long", "y".repeat(6_000));
                    shopper.get("/api/orders", "Authorization", "Bearer " + "z".repeat(3_000));
                    shopper.asAdmin("GET", "/api/admin/products?limit=100", "");
                });
            }
            others.shutdown();
            assertThat(others.awaitTermination(3, TimeUnit.MINUTES)).isTrue();
        }
    }

    /** Only of what is still reachable. */
    private static void dump(long pid, Path to) throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home", ""), "bin", "jcmd").toString();
        var dumping =
                new ProcessBuilder(jcmd, Long.toString(pid), "GC.heap_dump", to.toString())
                        .redirectErrorStream(true)
                        .start();
        var said = new String(dumping.getInputStream().readAllBytes(), ISO_8859_1);
        assertThat(dumping.waitFor()).as(said).isZero();
    }

    /** As one byte for a character, as Java keeps such texts, and as two. */
    private static boolean isIn(Path dump, String secret) throws IOException {
        return contains(dump, secret.getBytes(ISO_8859_1))
                || contains(dump, secret.getBytes(UTF_16LE));
    }

    private static boolean contains(Path file, byte[] wanted) throws IOException {
        try (var channel = FileChannel.open(file)) {
            var step = 1 << 28;
            for (long at = 0; at < channel.size(); at += step) {
                var size = Math.min(step + wanted.length, channel.size() - at);
                var part = channel.map(MapMode.READ_ONLY, at, size);
                for (int i = 0; i + wanted.length <= size; i++) {
                    if (part.get(i) == wanted[0] && isAt(part, i, wanted)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean isAt(ByteBuffer part, int from, byte[] wanted) {
        for (int i = 1; i < wanted.length; i++) {
            if (part.get(from + i) != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
