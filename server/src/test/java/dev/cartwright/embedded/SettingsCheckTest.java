package dev.cartwright.embedded;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.mock.env.MockEnvironment;

class SettingsCheckTest {

    final MockEnvironment environment =
            new MockEnvironment().withProperty("cartwright.master-key", "k".repeat(32));

    @Test
    void the_defaults_are_right() {
        assertThatCode(() -> SettingsCheck.of(environment)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "cartwright.admin-key, short",
        "cartwright.master-key, short",
        "cartwright.body-limit, lots",
        "cartwright.inventory.hold-for, -5m",
        "cartwright.carts.most-lines, 0",
        "cartwright.checkout.begin-at-once, 0",
        "cartwright.processors.answer-within, 0s",
        "cartwright.limits.reads-per-minute, 0"
    })
    void a_wrong_one_is_found_before_anything_starts(String property, String value) {
        environment.setProperty(property, value);

        assertThatThrownBy(() -> SettingsCheck.of(environment)).isInstanceOf(BindException.class);
    }
}
