package dev.cartwright;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class WrongKeysTest {

    @ParameterizedTest
    @CsvSource({
        "cartwright.admin-key,CARTWRIGHT_ADMIN_KEY",
        "cartwright.master-key,CARTWRIGHT_MASTER_KEY"
    })
    void a_key_that_is_too_short_stops_the_start_with_one_line(
            String setting, String variable, CapturedOutput output) {
        assertThatThrownBy(() -> start(TestDatabase.fresh(), setting, "short"))
                .isInstanceOf(RuntimeException.class);

        assertSaidInOneLine(output, variable, "at least 32 characters");
    }

    @Test
    void a_master_key_that_is_not_the_databases_stops_the_start_with_one_line(
            CapturedOutput output) {
        var database = TestDatabase.fresh();
        start(database, "cartwright.master-key", "a".repeat(32));

        assertThatThrownBy(() -> start(database, "cartwright.master-key", "b".repeat(32)))
                .isInstanceOf(RuntimeException.class);

        assertSaidInOneLine(
                output,
                "cannot be opened: is CARTWRIGHT_MASTER_KEY the one it was sealed with?",
                "Start with the key that this database was first started with.");
    }

    private static void start(Map<String, String> database, String setting, String key) {
        var settings =
                database.entrySet().stream().map(it -> "--" + it.getKey() + "=" + it.getValue());
        var args =
                Stream.concat(Stream.of("--server.port=0", "--" + setting + "=" + key), settings)
                        .toArray(String[]::new);
        SpringApplication.run(CartwrightApplication.class, args).close();
    }

    private static void assertSaidInOneLine(CapturedOutput output, String... words) {
        assertThat(output.getErr().lines().filter(line -> line.startsWith("Cartwright: ")))
                .singleElement()
                .satisfies(line -> assertThat(line).contains(words));
        assertThat(output.getAll()).doesNotContain("\tat dev.cartwright");
    }
}
