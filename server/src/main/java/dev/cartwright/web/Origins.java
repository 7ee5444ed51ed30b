package dev.cartwright.web;

import dev.cartwright.platform.KnownOrigins;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Lets pages of other origins call the API, if the merchant named them; others are refused.
 *
 * <p>No cookies: who calls sends a token itself.
 */
final class Origins extends DefaultCorsProcessor {

    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    private static final List<String> SENT =
            List.of(
                    HttpHeaders.AUTHORIZATION,
                    HttpHeaders.CONTENT_TYPE,
                    HttpHeaders.IF_MATCH,
                    HttpHeaders.IF_NONE_MATCH,
                    "Idempotency-Key",
                    "X-Order-Token",
                    RequestFilter.HEADER);

    private static final List<String> READ =
            List.of(
                    HttpHeaders.ETAG,
                    HttpHeaders.LOCATION,
                    HttpHeaders.RETRY_AFTER,
                    HttpHeaders.WWW_AUTHENTICATE,
                    RequestFilter.HEADER);

    private final HandlerExceptionResolver problems;

    private Origins(HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    /**
     * Returns the filter. The shop's own pages are among the origins, for behind a proxy this
     * server does not see under which address they were asked for.
     */
    static CorsFilter filter(KnownOrigins origins, HandlerExceptionResolver problems) {
        var rules = new CorsConfiguration();
        rules.setAllowedOrigins(origins.all());
        rules.setAllowedMethods(METHODS);
        rules.setAllowedHeaders(SENT);
        rules.setExposedHeaders(READ);
        rules.setAllowCredentials(false);
        rules.setMaxAge(Duration.ofHours(1));
        var paths = new UrlBasedCorsConfigurationSource();
        paths.registerCorsConfiguration("/api/**", rules);
        paths.registerCorsConfiguration("/.well-known/**", rules);
        var filter = new CorsFilter(paths);
        filter.setCorsProcessor(new Origins(problems));
        return filter;
    }

    @Override
    public boolean processRequest(
            @Nullable CorsConfiguration rules,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var allowed = super.processRequest(rules, request, response);
        if (!allowed) {
            problems.resolveException(request, response, null, WebProblem.foreignOrigin());
        }
        return allowed;
    }

    /** Its sentence comes as a problem, like every other. */
    @Override
    protected void rejectRequest(ServerHttpResponse response) {}
}
