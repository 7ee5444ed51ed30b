package dev.cartwright.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cartwright.kernel.InvalidField;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorsSettingsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.org",
                "https://app.example.org:8443",
                "https://xn--bcher-kva.example",
                "http://localhost:5173",
                "http://127.0.0.1"
            })
    void an_origin_is_taken_as_a_browser_writes_it(String origin) {
        assertThat(new CorsSettings(List.of(origin)).origins()).containsExactly(origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "https://*",
                "https://*.example.org",
                "http://app.example.org",
                "http://localhost.evil.example",
                "https://app.example.org/",
                "https://app.example.org/shop",
                "https://App.example.org",
                "https://user@app.example.org",
                "app.example.org",
                "null",
                ""
            })
    void what_is_no_exact_https_origin_stops_the_start(String origin) {
        assertThatExceptionOfType(InvalidField.class)
                .isThrownBy(() -> new CorsSettings(List.of(origin)))
                .withMessage(
                        "cartwright.cors.origins must be origins such as"
                                + " https://app.example.org, not \"%s\"",
                        origin);
    }
}
