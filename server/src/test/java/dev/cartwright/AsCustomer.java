package dev.cartwright;

import dev.cartwright.platform.Actor;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;

/** Who asks is said by a header, as a session says it where there are sessions. */
@TestConfiguration(proxyBeanMethods = false)
public class AsCustomer {

    public static final String ME = "X-Test-Customer";

    /** After the filter that names the actor. */
    @Bean
    @Order(0)
    Filter askedByCustomer() {
        return (request, response, chain) -> {
            var me = ((HttpServletRequest) request).getHeader(ME);
            if (me == null) {
                chain.doFilter(request, response);
                return;
            }
            var actor = new Actor(Actor.Kind.CUSTOMER, me, Actor.current().requestId());
            try {
                ScopedValue.where(Actor.CURRENT, actor)
                        .call(() -> {
                            chain.doFilter(request, response);
                            return me;
                        });
            } catch (Exception e) {
                throw new IOException(e);
            }
        };
    }
}
