package dev.cartwright.embedded;

import static dev.cartwright.embedded.OpenedDatabase.run;
import static dev.cartwright.embedded.OpenedDatabase.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class ReopeningTest {

    @TempDir Path path;

    OpenedDatabase first;

    @BeforeEach
    void a_shop_that_keeps_something() throws Exception {
        first = OpenedDatabase.in(path);
        try (var owner = first.asOwner()) {
            run(owner, "create table kept as select 7 as luck");
        }
    }

    @AfterEach
    void nothing_runs_on() throws Exception {
        first.close();
    }

    @Test
    void an_orphan_is_stopped_although_a_client_stays() throws Exception {
        var orphan = first.postmaster();
        try (var client = first.asApplication()) {
            first.folder().cluster().stop();

            assertThat(client.isValid(1)).isFalse();
        }
        assertThat(Programs.isAlive(orphan)).isFalse();
        assertThat(path.resolve("postgres/postmaster.pid")).doesNotExist();
        everythingIsKept();
    }

    @Test
    void after_a_crash_the_children_are_waited_for() throws Exception {
        try (var client = first.asApplication()) {
            Programs.signal("KILL", first.postmaster());
            first.folder().cluster().stop();

            assertThat(first.folder().cluster().processes()).isEmpty();
            assertThat(client.isValid(1)).isFalse();
        }
        everythingIsKept();
    }

    @Test
    void a_number_that_another_program_bears_by_now_is_no_postgres() throws Exception {
        first.close();
        var other = new ProcessBuilder("sleep", "60").start();
        Files.writeString(path.resolve("postgres/postmaster.pid"), other.pid() + "\n/elsewhere\n");

        first.folder().cluster().stop();

        assertThat(other.isAlive()).isTrue();
        other.destroy();
        everythingIsKept();
    }

    @Test
    void a_file_that_a_crash_left_empty_is_removed() throws Exception {
        first.close();
        Files.createFile(path.resolve("postgres/postmaster.pid"));

        first.folder().cluster().stop();

        everythingIsKept();
    }

    @Test
    void a_first_start_that_was_cut_short_begins_anew() throws Exception {
        first.close();
        Files.createFile(first.folder().unfinished());
        Files.delete(path.resolve("postgres/global/pg_control"));
        Files.delete(path.resolve("secrets/cartwright_owner"));

        try (var again = OpenedDatabase.in(path);
                var owner = again.asOwner()) {
            assertThat(value(owner, "select count(*) from pg_tables where tablename = 'kept'"))
                    .isEqualTo("0");
        }
        assertThat(first.folder().unfinished()).doesNotExist();
    }

    @Test
    void binaries_that_were_half_unpacked_are_unpacked_again() throws Exception {
        first.close();
        var program = path.resolve("bin").resolve(release()).resolve("bin/postgres");
        Files.write(program, new byte[10]);
        Files.delete(path.resolve("bin").resolve(release()).resolve(".exists"));

        everythingIsKept();
    }

    @Test
    void data_of_another_release_is_left_alone() throws Exception {
        first.close();
        Files.writeString(path.resolve("postgres/PG_VERSION"), "9\n");

        assertThatThrownBy(() -> OpenedDatabase.in(path))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("was made by PostgreSQL 9 and this server brings");
    }

    private void everythingIsKept() throws Exception {
        try (var again = OpenedDatabase.in(path);
                var application = again.asApplication()) {
            assertThat(value(application, "select luck from kept")).isEqualTo("7");
        }
    }

    private String release() throws IOException {
        try (var releases = Files.list(path.resolve("bin"))) {
            return releases.findFirst().orElseThrow().getFileName().toString();
        }
    }
}
