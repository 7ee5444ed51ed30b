package dev.cartwright.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.checkout.ShopProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts the whole server as its own process, as bin/start does, and ends it in every way. */
@Tag("long")
class LaunchTest {

    @TempDir Path path;

    final int port = ShopProcess.ports();

    Running server;

    record Running(Process process, Path output, Path errors) {}

    @BeforeEach
    void open() throws Exception {
        server = start("first", port);
        ready(server);
    }

    @AfterEach
    void nothing_runs_on() throws Exception {
        server.process.destroyForcibly().waitFor();
        new DataFolder(path.resolve("data")).cluster().stop();
    }

    @Test
    void ctrl_c_stops_the_server_and_then_its_database() throws Exception {
        var postmaster = postmaster();

        Programs.signal("INT", server.process.pid());

        assertThat(server.process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(server.process.exitValue()).isEqualTo(130);
        assertThat(Programs.isAlive(postmaster)).isFalse();
        assertThat(path.resolve("data/postgres/postmaster.pid")).doesNotExist();
        assertThat(server.errors).isEmptyFile();
    }

    @Test
    void after_the_servers_death_the_next_one_recovers() throws Exception {
        server.process.destroyForcibly().waitFor();

        server = start("second", port);
        ready(server);
    }

    @Test
    void after_the_death_of_both_the_next_ones_recover() throws Exception {
        Programs.signal("KILL", postmaster());
        server.process.destroyForcibly().waitFor();

        server = start("second", port);
        ready(server);
    }

    @Test
    void when_the_database_dies_the_server_says_so_and_ends() throws Exception {
        Programs.signal("KILL", postmaster());

        assertThat(server.process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(server.process.exitValue()).isEqualTo(3);
        assertThat(Files.readString(server.errors))
                .contains("ended under the running server")
                .hasLineCount(1);
        server = start("second", port);
        ready(server);
    }

    @Test
    void a_second_server_on_the_same_folder_is_refused() throws Exception {
        var second = start("second", port + 2);

        assertThat(second.process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(second.process.exitValue()).isEqualTo(1);
        assertThat(Files.readString(second.errors))
                .startsWith("Cartwright: Cartwright is already running on the data folder")
                .contains("process " + server.process.pid())
                .hasLineCount(1);
        assertThat(health()).isEqualTo(200);
    }

    private Running start(String name, int port) throws IOException {
        var output = path.resolve(name + ".out");
        var errors = path.resolve(name + ".err");
        var java = Path.of(System.getProperty("java.home", ""), "bin", "java").toString();
        // Without the tests' own classes, some of which are beans.
        var classes = System.getProperty("java.class.path", "").replace("/test-classes", "/none");
        // The gate may run in the background, whose children are told to ignore SIGINT.
        var listening = List.of("env", "--default-signal=INT", java, "-cp", classes);
        var builder = new ProcessBuilder(new ArrayList<>(listening));
        builder.command().add("dev.cartwright.CartwrightApplication");
        builder.environment().put("CARTWRIGHT_DATA", path.resolve("data").toString());
        // Without the demo, whose goods take a while.
        builder.environment().put("SPRING_PROFILES_ACTIVE", "shop");
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        // Of two shops that open at once both would find the usual one free.
        builder.environment().put("CARTWRIGHT_DATABASE_PORT", Integer.toString(port + 3));
        builder.redirectOutput(output.toFile()).redirectError(errors.toFile());
        return new Running(builder.start(), output, errors);
    }

    /** However long all migrations take on a machine that tests something else meanwhile. */
    private void ready(Running started) throws Exception {
        for (var tries = 0; tries < 1_800; tries++) {
            if (Files.readString(started.output).contains("Cartwright is ready:")) {
                assertThat(health()).isEqualTo(200);
                return;
            }
            var told = Files.readString(started.output) + Files.readString(started.errors);
            assertThat(started.process.isAlive()).as(told).isTrue();
            Thread.sleep(100);
        }
        throw new AssertionError(Files.readString(started.output));
    }

    private int health() throws Exception {
        var uri = URI.create("http://localhost:%d/actuator/health/readiness".formatted(port + 1));
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private long postmaster() throws IOException {
        return new DataFolder(path.resolve("data")).cluster().recorded().orElseThrow();
    }
}
