package dev.cartwright.passkeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartwright.SoftKey;
import dev.cartwright.kernel.InvalidField;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** A shop whose pages are at another address than its interface. */
class OtherPagesTest {

    private static final String OPTIONS = "{\"challenge\": \"AAAA\", \"user\": {\"id\": \"AA\"}}";

    final Ceremonies ceremonies =
            new Ceremonies(
                    "https://api.example.org/", "example.org", List.of("https://www.example.org"));

    private void make(String page, String host) {
        var made = new SoftKey().at(page, host).create(OPTIONS);
        ceremonies.verify(ceremonies.read(JsonMapper.shared().readValue(made, NewPasskey.class)));
    }

    @Test
    void pages_that_are_named_ask_for_passkeys_and_no_others_do() {
        make("https://api.example.org", "example.org");
        make("https://www.example.org", "example.org");

        assertThat(ceremonies.host()).isEqualTo("example.org");
        for (var page : List.of("https://evil.example.org", "http://www.example.org")) {
            assertThatThrownBy(() -> make(page, "example.org")).isInstanceOf(InvalidField.class);
        }
        assertThatThrownBy(() -> make("https://www.example.org", "www.example.org"))
                .isInstanceOf(InvalidField.class);
    }

    /** No browser would ask for a passkey at such a page. */
    @ParameterizedTest
    @ValueSource(strings = {"www.example.org", "ample.org", "example.com", "org.", "https:"})
    void a_host_that_is_not_that_of_all_pages_is_refused_at_the_start(String host) {
        var pages = List.of("https://www.example.org:8443");
        assertThat(new Ceremonies("https://api.example.org/", "example.org", pages).host())
                .isEqualTo("example.org");
        assertThatThrownBy(() -> new Ceremonies("https://api.example.org/", host, pages))
                .isInstanceOfSatisfying(
                        InvalidField.class,
                        it -> assertThat(it.field()).isEqualTo("cartwright.passkeys.host"));
    }

    @Test
    void the_shops_own_host_is_taken_where_none_is_named() {
        assertThat(new PasskeySettings("", List.of()).hostOr("shop.example.org"))
                .isEqualTo("shop.example.org");
        assertThat(new PasskeySettings("example.org", List.of()).hostOr("shop.example.org"))
                .isEqualTo("example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"www.example.org", "https://www.example.org/", "ftp://example.org", ""})
    void what_is_no_origin_is_refused_at_the_start(String origin) {
        assertThatThrownBy(() -> new PasskeySettings("", List.of(origin)))
                .isInstanceOfSatisfying(
                        InvalidField.class,
                        it -> assertThat(it.field()).isEqualTo("cartwright.passkeys.origins"));
    }
}
