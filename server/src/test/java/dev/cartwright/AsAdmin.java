package dev.cartwright;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;

/** Every request of the test carries the admin key, as a merchant's automation would send it. */
@TestConfiguration(proxyBeanMethods = false)
public class AsAdmin {

    /** As the tests' settings have it. */
    public static final String KEY = "an-admin-key-for-tests-0123456789";

    @Bean
    MockMvcBuilderCustomizer bearer() {
        return setup ->
                setup.defaultRequest(get("/").header(HttpHeaders.AUTHORIZATION, "Bearer " + KEY));
    }
}
