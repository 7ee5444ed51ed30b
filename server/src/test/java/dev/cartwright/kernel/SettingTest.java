package dev.cartwright.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTest {

    @Test
    void a_time_is_more_than_nothing() {
        assertThatCode(() -> Setting.requirePositive("a.pause", Duration.ofNanos(1)))
                .doesNotThrowAnyException();
        assertRefused(
                () -> Setting.requirePositive("a.pause", Duration.ZERO),
                "a.pause must be more than 0, not PT0S");
        assertRefused(
                () -> Setting.requirePositive("a.pause", Duration.ofSeconds(-1)),
                "a.pause must be more than 0, not PT-1S");
    }

    @Test
    void a_count_is_one_at_least() {
        assertThatCode(() -> Setting.requireAtLeastOne("a.pause", 1)).doesNotThrowAnyException();
        assertRefused(
                () -> Setting.requireAtLeastOne("a.pause", 0), "a.pause must be at least 1, not 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://shop.test/pay?x=1", "http://localhost:8080"})
    void a_page_is_an_address_of_the_web(String url) {
        assertThat(Setting.isPage(url)).isTrue();
        assertThat(Text.page("logo", URI.create(url))).isEqualTo(URI.create(url));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://shop.test/", "mailto:ada@shop.test", "https:/pay", "/pay", ""})
    void what_no_browser_can_open_is_none(String url) {
        assertThat(Setting.isPage(url)).isFalse();
        assertThatExceptionOfType(InvalidField.class)
                .isThrownBy(() -> Text.page("logo", URI.create(url)))
                .withMessage("must be a web address")
                .satisfies(it -> assertThat(it.field()).isEqualTo("logo"));
    }

    @Test
    void what_is_no_address_at_all_is_no_page() {
        assertThat(Setting.isPage("https://shop.test/a b")).isFalse();
    }

    @Test
    void a_page_has_1000_characters_at_most() {
        var longest = URI.create("https://shop.test/" + "a".repeat(982));

        assertThat(Text.page("logo", longest)).isEqualTo(longest);
        assertThatExceptionOfType(InvalidField.class)
                .isThrownBy(() -> Text.page("logo", URI.create(longest + "a")));
        assertThat(Text.page("logo", null)).isNull();
    }

    private static void assertRefused(ThrowingCallable check, String message) {
        assertThatExceptionOfType(InvalidField.class)
                .isThrownBy(check)
                .withMessage(message)
                .satisfies(it -> assertThat(it.field()).isEqualTo("a.pause"));
    }
}
