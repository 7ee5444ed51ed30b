package dev.cartwright;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
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
        var settings =
                TestDatabase.fresh().entrySet().stream()
                        .map(it -> "--" + it.getKey() + "=" + it.getValue());
        var args =
                Stream.concat(Stream.of("--server.port=0", "--" + setting + "=short"), settings)
                        .toArray(String[]::new);

        assertThatThrownBy(() -> SpringApplication.run(CartwrightApplication.class, args).close())
                .isInstanceOf(RuntimeException.class);

        assertThat(output.getErr().lines().filter(line -> line.startsWith("Cartwright: ")))
                .singleElement()
                .satisfies(line -> assertThat(line).contains(variable, "at least 32 characters"));
        assertThat(output.getAll()).doesNotContain("\tat dev.cartwright");
    }
}
