package dev.cartwright.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretTest {

    @TempDir Path folder;

    @Test
    void is_made_once_for_this_user_only() throws Exception {
        var file = folder.resolve("master.key");

        var made = Secret.readOrMake(file);

        assertThat(Base64.getDecoder().decode(made)).hasSize(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Secret.readOrMake(file)).isEqualTo(made);
        assertThat(folder).isDirectoryContaining("glob:**master.key");
        assertThat(folder.toFile().list()).containsExactly("master.key");
    }

    @Test
    void is_the_same_for_all_who_ask_at_once() throws Exception {
        Callable<String> ask = () -> Secret.readOrMake(folder.resolve("master.key"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(IntStream.range(0, 20).mapToObj(i -> ask).toList());

            assertThat(answers.stream().map(answer -> answer.resultNow()).distinct()).hasSize(1);
        }
    }
}
