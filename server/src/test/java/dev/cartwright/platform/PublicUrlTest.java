package dev.cartwright.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.io.support.ResourcePropertySource;
import org.springframework.mock.env.MockEnvironment;

/** The address of a shop that says nothing of it. */
class PublicUrlTest {

    final MockEnvironment environment =
            new MockEnvironment().withProperty("cartwright.master-key", "k".repeat(32));

    @Test
    void is_at_the_port_that_the_server_has_unless_it_is_said() throws IOException {
        assertThat(shop().of("/shop")).isEqualTo("http://localhost:8080/shop");

        environment.setProperty("server.port", "19480");
        assertThat(shop().of("/shop")).isEqualTo("http://localhost:19480/shop");

        environment.setProperty("cartwright.public-url", "https://shop.example.org");
        assertThat(shop().of("/shop")).isEqualTo("https://shop.example.org/shop");
    }

    private PublicUrl shop() throws IOException {
        var file = new ResourcePropertySource("classpath:application.properties");
        environment.getPropertySources().addLast(file);
        return new PublicUrl(
                Binder.get(environment).bind("cartwright", PlatformSettings.class).get());
    }
}
