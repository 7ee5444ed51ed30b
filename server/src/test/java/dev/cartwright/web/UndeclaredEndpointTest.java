package dev.cartwright.web;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartwright.CartwrightApplication;
import dev.cartwright.TestDatabase;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.OpenTo;
import dev.cartwright.platform.OpenTo.Audience;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** A server of which an endpoint does not say whom it lets in never opens. */
class UndeclaredEndpointTest {

    @Test
    void it_names_each() {
        /* Within the method no other server finds it. */
        @Controller
        @SuppressWarnings("UnusedMethod") // Asked over HTTP, if at all.
        class Endpoints {

            @GetMapping("/api/unsaid")
            @ResponseBody
            String unsaid() {
                return "";
            }

            @GetMapping("/api/admin/open")
            @OpenTo(Audience.EVERYBODY)
            @ResponseBody
            String open() {
                return "";
            }

            @GetMapping("/api/closed")
            @ForStaff(Area.SYSTEM)
            @ResponseBody
            String closed() {
                return "";
            }
        }

        var settings =
                TestDatabase.fresh().entrySet().stream()
                        .map(it -> "--" + it.getKey() + "=" + it.getValue());
        var args = Stream.concat(Stream.of("--server.port=0"), settings).toArray(String[]::new);
        var server = new SpringApplication(CartwrightApplication.class);
        server.addInitializers(context ->
                ((GenericApplicationContext) context)
                        .registerBean(Endpoints.class, Endpoints::new));

        assertThatThrownBy(() -> server.run(args).close())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("says who may ask it")
                .hasMessageContaining("/api/unsaid")
                .hasMessageContaining("/api/admin/open")
                .hasMessageContaining("/api/closed");
    }
}
