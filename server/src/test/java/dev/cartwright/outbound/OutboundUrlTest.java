package dev.cartwright.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartwright.kernel.InvalidField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundUrlTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://example.org/hooks | must begin with https://",
                "ftp://example.org/hooks | must begin with https://",
                "file:///etc/passwd | must begin with https://",
                "example.org/hooks | must begin with https://",
                "https:///hooks | must name a host",
                "https:hooks | must name a host",
                "https://ada:secret@example.org | must not have a user or password; send them as a"
                        + " header",
                "https://example.org/#top | must not have a fragment",
                "https://example.org:0/ | must have a port to 65535",
                "https://example.org:65536/ | must have a port to 65535",
                "https://example.org/a b | must be a URL such as https://example.org/hooks",
                "https://bücher.example/ | must be a URL such as https://example.org/hooks",
                "https://example.org/bücher | must be ASCII"
            })
    void what_nobody_can_be_asked_at_is_refused(String text, String reason) {
        assertThatThrownBy(() -> OutboundUrl.read("url", text, false))
                .isInstanceOf(InvalidField.class)
                .hasMessage(reason)
                .extracting("field")
                .isEqualTo("url");
    }

    @Test
    void a_url_without_end_is_refused() {
        var text = "https://example.org/" + "a".repeat(1_981);

        assertThatThrownBy(() -> OutboundUrl.read("url", text, false))
                .hasMessage("must have at most 2000 characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org",
                "HTTPS://example.org:8443/hooks?key=1",
                "https://[2606:4700::1111]/hooks"
            })
    void others_are_taken_as_they_are(String text) {
        assertThat(OutboundUrl.read("url", text, false)).hasToString(text);
    }

    @Test
    void without_tls_only_where_the_merchant_allows_it() {
        assertThat(OutboundUrl.read("url", "http://localhost:8080/", true)).hasPort(8080);
    }
}
