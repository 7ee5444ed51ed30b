package dev.cartwright.web;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** The shop is open to everyone, the staff's doors to the holder of the admin key. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** Pages load what this server has and nothing else; Swagger UI draws icons from data. */
    private static final String OUR_OWN_ONLY =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
                    + " form-action 'self'; frame-ancestors 'none'";

    @Bean
    SecurityFilterChain doors(
            HttpSecurity http,
            WebSettings settings,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(it -> it.contentSecurityPolicy(csp -> csp.policyDirectives(OUR_OWN_ONLY)))
                .addFilterBefore(new AdminKeyFilter(settings.adminKey()), AuthorizationFilter.class)
                .authorizeHttpRequests(it ->
                        it.requestMatchers("/api/admin/**")
                                .hasRole("STAFF")
                                .anyRequest()
                                .permitAll())
                .exceptionHandling(it ->
                        it.authenticationEntryPoint((request, response, _) ->
                                problems.resolveException(
                                        request, response, null, WebProblem.noKey())))
                .build();
    }

    /** Spring's own answers without a body. */
    @Bean
    RequestRejectedHandler malformedRequests(
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        return (request, response, _) ->
                problems.resolveException(request, response, null, WebProblem.malformed());
    }

    /**
     * A SKU may have a per cent sign. Paths are decoded once here, so it stays one. Who reads a
     * header or a parameter checks it: a shopper's {@code User-Agent} may be of any bytes.
     */
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowUrlEncodedPercent(true);
        firewall.setAllowedHeaderValues(_ -> true);
        firewall.setAllowedParameterNames(_ -> true);
        return firewall;
    }

    /** There are no passwords yet; without this bean Spring Boot would make one up. */
    @Bean
    UserDetailsService nobody() {
        return name -> {
            throw new UsernameNotFoundException(name);
        };
    }
}
