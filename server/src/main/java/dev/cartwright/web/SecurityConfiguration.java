package dev.cartwright.web;

import dev.cartwright.platform.KnownOrigins;
import dev.cartwright.platform.PublicUrl;
import dev.cartwright.platform.StaffKeys;
import dev.cartwright.platform.StaffSessions;
import dev.cartwright.tokens.AccessTokens;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Knows who comes: one of the staff by a key, or at the console by a session; a customer by an
 * access token. Whom an endpoint lets in, it says itself; see {@link Doorkeeper}. That nobody else
 * comes below {@code /api/admin} holds also where nothing answers.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    @Bean
    @Order(1)
    SecurityFilterChain console(
            HttpSecurity http,
            PublicUrl shop,
            WebSettings settings,
            List<StaffKeys> keys,
            List<StaffSessions> sessions,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        return withoutDefaults(http.securityMatcher(ConsoleChain.PATH, ConsoleChain.PATH + "/**"))
                .csrf(it -> ConsoleChain.protect(it, shop))
                .addFilterBefore(
                        new StaffKeyFilter(settings.adminKey(), keys, problems),
                        AnonymousAuthenticationFilter.class)
                .addFilterAfter(new StaffSessionFilter(sessions, problems), StaffKeyFilter.class)
                .authorizeHttpRequests(it -> it.anyRequest().permitAll())
                .exceptionHandling(it ->
                        it.accessDeniedHandler((request, response, _) ->
                                problems.resolveException(
                                        request, response, null, WebProblem.staleForm())))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain doors(
            HttpSecurity http,
            WebSettings settings,
            AccessTokens tokens,
            List<StaffKeys> keys,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        return withoutDefaults(http)
                .csrf(AbstractHttpConfigurer::disable)
                .addFilterBefore(
                        new StaffKeyFilter(settings.adminKey(), keys, problems),
                        AnonymousAuthenticationFilter.class)
                .addFilterAfter(new BearerFilter(tokens, problems), StaffKeyFilter.class)
                .authorizeHttpRequests(it ->
                        it.requestMatchers("/api/admin/**")
                                .hasRole("STAFF")
                                .anyRequest()
                                .permitAll())
                .exceptionHandling(it ->
                        it.authenticationEntryPoint((request, response, _) ->
                                        problems.resolveException(
                                                request, response, null, WebProblem.noKey()))
                                .accessDeniedHandler((request, response, _) ->
                                        problems.resolveException(
                                                request, response, null, WebProblem.staffOnly())))
                .build();
    }

    /** What Spring Security would do by itself is done elsewhere, or not at all. */
    private static HttpSecurity withoutDefaults(HttpSecurity http) {
        return http.requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                // Else each request of who is known is taken for a sign-in, and changes its
                // session.
                .sessionManagement(AbstractHttpConfigurer::disable)
                .securityContext(it ->
                        it.securityContextRepository(
                                new RequestAttributeSecurityContextRepository()))
                .headers(AbstractHttpConfigurer::disable)
                .cors(AbstractHttpConfigurer::disable);
    }

    /** Before the limits, so that a page may read that it asked too often. */
    @Bean
    FilterRegistrationBean<CorsFilter> otherOrigins(
            KnownOrigins origins,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        var filter = new FilterRegistrationBean<>(Origins.filter(origins, problems));
        filter.setEnabled(!origins.named().isEmpty());
        filter.setOrder(NetworkLimits.FIRST - 1);
        return filter;
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

    /** Nobody signs in through Spring's own doors, for which Spring Boot would make up a user. */
    @Bean
    UserDetailsService nobody() {
        return name -> {
            throw new UsernameNotFoundException(name);
        };
    }
}
