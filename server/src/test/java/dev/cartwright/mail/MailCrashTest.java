package dev.cartwright.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.jayway.jsonpath.JsonPath;
import dev.cartwright.AsAdmin;
import dev.cartwright.checkout.ShopProcess;
import jakarta.mail.MessagingException;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ApplicationListener;

/**
 * Kills a server that queues and sends mails as fast as it can, every other time together with its
 * PostgreSQL, and counts afterwards what the mail server has got.
 */
@Tag("long")
class MailCrashTest {

    private static final int KILLS = 6;

    @TempDir Path path;

    final GreenMail received = new GreenMail(ServerSetup.SMTP.dynamicPort());
    final int port = ShopProcess.ports();

    @Nullable ShopProcess shop;

    @AfterEach
    void closed() throws Exception {
        if (shop != null) {
            shop.close();
        }
        received.stop();
    }

    @ParameterizedTest
    @ValueSource(longs = 20_260_131)
    void no_mail_is_lost_and_only_those_in_flight_come_twice(long seed) throws Exception {
        var random = new Random(seed);
        received.start();
        for (int i = 0; i < KILLS; i++) {
            shop = open(true);
            Thread.sleep(1_000 + random.nextInt(3_000));
            if (i % 2 == 0) {
                shop.server().destroyForcibly().waitFor();
            } else {
                shop.kill();
            }
        }
        shop = open(false);
        patient(Duration.ofMinutes(3)).until(() -> states().size() == 1);

        var rows = rows();
        var copies = copies();
        var committed = lines(QueueingServer.COMMITTED);
        assertThat(committed).as("seed %d", seed).hasSizeGreaterThan(200);
        assertThat(rows.keySet()).containsAll(committed);
        assertThat(rows.keySet()).doesNotContainAnyElementsOf(lines(QueueingServer.ROLLED_BACK));
        assertThat(copies.keySet())
                .as("one Message-ID per occurrence, and none that was not queued")
                .containsExactlyInAnyOrderElementsOf(
                        rows.values().stream().map(Row::messageId).toList());
        assertThat(rows.values())
                .filteredOn(it -> copies.getOrDefault(it.messageId(), 0) > 1)
                .as("twice only what says so")
                .allMatch(Row::maybeDoubled);
        System.out.printf(
                "seed %d: %d committed, %d rows, %d received, %d may be doubled, %d were%n",
                seed,
                committed.size(),
                rows.size(),
                copies.values().stream().mapToInt(it -> it).sum(),
                rows.values().stream().filter(Row::maybeDoubled).count(),
                copies.values().stream().filter(it -> it > 1).count());
    }

    record Row(String messageId, boolean maybeDoubled) {}

    private ShopProcess open(boolean queues) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home", ""), "bin", "java").toString();
        var command =
                List.of(
                        "env",
                        "--default-signal=INT",
                        java,
                        "-cp",
                        classes(),
                        "dev.cartwright.CartwrightApplication");
        var output = Files.createTempFile("shop", ".out");
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(settings());
        if (queues) {
            builder.environment().put(QueueingServer.FOLDER, path.toString());
        }
        var data = path.resolve("data");
        var opened = new ShopProcess(builder.redirectOutput(output.toFile()).start(), data);
        try {
            patient(Duration.ofSeconds(90)).until(this::isReady);
        } catch (RuntimeException e) {
            opened.close();
            throw new AssertionError(Files.readString(output), e);
        }
        return opened;
    }

    /** A thread of the mail server ends with an exception where the shop is killed as it sends. */
    private static ConditionFactory patient(Duration most) {
        return await().dontCatchUncaughtExceptions().atMost(most);
    }

    private Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("CARTWRIGHT_DATA", path.resolve("data").toString()),
                Map.entry("SERVER_PORT", Integer.toString(port)),
                Map.entry("CARTWRIGHT_DATABASE_PORT", Integer.toString(port + 3)),
                Map.entry("SPRING_PROFILES_ACTIVE", "production"),
                Map.entry("CARTWRIGHT_ADMIN_KEY", AsAdmin.KEY),
                Map.entry("SPRING_MAIL_HOST", "127.0.0.1"),
                Map.entry("SPRING_MAIL_PORT", Integer.toString(received.getSmtp().getPort())),
                Map.entry("CARTWRIGHT_MAIL_FROM", "shop@example.org"),
                Map.entry("CARTWRIGHT_MAIL_REQUIRE_TLS", "false"),
                Map.entry("CARTWRIGHT_MAIL_SEND_WITHIN", "4s"),
                Map.entry("CARTWRIGHT_MAIL_TAKE_OVER_AFTER", "8s"));
    }

    /** The product, and of the tests only what queues: others are beans, too. */
    private String classes() throws IOException {
        var only = path.resolve("classes");
        var ours = Path.of("dev/cartwright/mail");
        Files.createDirectories(only.resolve(ours));
        Files.createDirectories(only.resolve("META-INF"));
        for (var type : List.of(QueueingServer.class, Post.class)) {
            var file = ours.resolve(type.getSimpleName() + ".class");
            Files.copy(
                    Path.of("target/test-classes").resolve(file),
                    only.resolve(file),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        Files.writeString(
                only.resolve("META-INF/spring.factories"),
                ApplicationListener.class.getName() + "=" + QueueingServer.class.getName());
        return only
                + File.pathSeparator
                + System.getProperty("java.class.path", "").replace("/test-classes", "/none");
    }

    private boolean isReady() {
        try {
            return get("/readyz").contains("UP");
        } catch (IOException e) {
            return false;
        }
    }

    private List<String> states() throws IOException {
        var open = new ArrayList<>(List.of("SENT"));
        for (var state : List.of("QUEUED", "SENDING", "FAILED", "DEAD", "MAILBOX")) {
            if (!get("/api/admin/mails?limit=1&state=" + state).contains("\"items\":[]")) {
                open.add(state);
            }
        }
        return open;
    }

    /** By occurrence. */
    private Map<String, Row> rows() throws IOException {
        var rows = new HashMap<String, Row>();
        var after = "";
        while (after != null) {
            var page = get("/api/admin/mails?limit=100&after=" + after);
            for (var item : JsonPath.<List<Map<String, Object>>>read(page, "$.items")) {
                rows.put(
                        String.valueOf(item.get("occurrence")),
                        new Row(
                                String.valueOf(item.get("messageId")),
                                (boolean) requireNonNull(item.get("maybeDoubled"))));
            }
            after = JsonPath.read(page, "$.next");
        }
        return rows;
    }

    /** How often each Message-ID was received. */
    private Map<String, Integer> copies() throws MessagingException {
        var copies = new HashMap<String, Integer>();
        for (var message : received.getReceivedMessages()) {
            copies.merge(message.getMessageID(), 1, Integer::sum);
        }
        return copies;
    }

    private List<String> lines(String file) throws IOException {
        try (var lines = Files.lines(path.resolve(file), UTF_8)) {
            return lines.collect(Collectors.toList());
        }
    }

    private String get(String address) throws IOException {
        try (var http = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + address))
                            .header("Authorization", "Bearer " + AsAdmin.KEY)
                            .build();
            return http.send(request, BodyHandlers.ofString(UTF_8)).body();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
