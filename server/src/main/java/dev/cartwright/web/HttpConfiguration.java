package dev.cartwright.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** In which form every endpoint answers, and what none is asked. */
@Configuration(proxyBeanMethods = false)
class HttpConfiguration implements WebMvcConfigurer {

    private final Doorkeeper doorkeeper;

    HttpConfiguration(Doorkeeper doorkeeper) {
        this.doorkeeper = doorkeeper;
    }

    /**
     * The API speaks JSON whatever is asked for: Spring compares {@code Accept} with an answer once
     * there is one, and a 406 that comes after the effect is a lie. What is not JSON, such as a
     * page, stands behind it.
     */
    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer answers) {
        answers.ignoreAcceptHeader(true)
                .defaultContentType(MediaType.APPLICATION_JSON, MediaType.ALL);
    }

    @Override
    public void addInterceptors(InterceptorRegistry each) {
        each.addInterceptor(doorkeeper);
        each.addInterceptor(new CardFreeAddresses());
    }
}
