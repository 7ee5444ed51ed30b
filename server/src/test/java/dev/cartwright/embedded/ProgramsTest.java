package dev.cartwright.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgramsTest {

    @Test
    void a_running_program_is_alive_until_it_ends() throws Exception {
        var sleep = new ProcessBuilder("sleep", "60").start();
        assertThat(Programs.isAlive(sleep.pid())).isTrue();

        Programs.signal("TERM", sleep.pid());
        sleep.waitFor();

        assertThat(Programs.isAlive(sleep.pid())).isFalse();
    }

    @Test
    void a_dead_program_that_nobody_has_buried_is_not_alive() throws Exception {
        // The shell becomes a sleep, which never asks what became of the shell's child.
        var parent =
                new ProcessBuilder("sh", "-c", "sleep 0.1 & echo $!; exec sleep 60 >&-").start();
        try (var output = parent.inputReader()) {
            var zombie = Long.parseLong(output.readLine());
            Thread.sleep(1_000);

            assertThat(ProcessHandle.of(zombie)).isPresent();
            assertThat(Programs.isAlive(zombie)).isFalse();
        } finally {
            parent.destroy();
        }
    }
}
