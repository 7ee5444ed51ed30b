package dev.cartwright.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages of a shop, where some are at an origin of their own. */
class KnownOriginsTest {

    private static KnownOrigins of(String shop) {
        var settings = new PlatformSettings("k".repeat(32), URI.create(shop), Duration.ofHours(24));
        return new KnownOrigins(
                new CorsSettings(List.of("https://app.example.org")), new PublicUrl(settings));
    }

    @Test
    void the_shops_own_is_among_them_without_its_path() {
        var origins = of("https://Shop.example.org:443/eu");

        assertThat(origins.named()).containsExactly("https://app.example.org");
        assertThat(origins.all())
                .containsExactly("https://app.example.org", "https://shop.example.org");
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example.org/thanks?order=1, true",
        "https://SHOP.example.org:443, true",
        "https://app.example.org/thanks, true",
        "https://shop.example.org:8443/thanks, false",
        "http://shop.example.org/thanks, false",
        "https://shop.example.org.evil.example/thanks, false",
        "https://evil.example/https://shop.example.org, false",
        "https://shop.example.org@evil.example/, false",
        "https://example.org/, false",
        "http://localhost:5173/thanks, false"
    })
    void no_page_of_another_origin_is_the_shops(String page, boolean known) {
        assertThat(of("https://shop.example.org/eu").has(URI.create(page))).isEqualTo(known);
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:5173/thanks, true",
        "http://127.0.0.1/thanks, true",
        "http://[::1]:5173/thanks, true",
        "https://app.example.org, true",
        "https://localhost/thanks, false",
        "http://localhost.evil.example/thanks, false",
        "http://192.0.2.1/thanks, false"
    })
    void on_ones_own_machine_each_port_of_it_is_the_shops(String page, boolean known) {
        assertThat(of("http://localhost:8080").has(URI.create(page))).isEqualTo(known);
    }
}
