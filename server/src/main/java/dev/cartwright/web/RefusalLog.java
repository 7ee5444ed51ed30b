package dev.cartwright.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Logs whom the server refused what they may not do, and who came to the staff's addresses unknown.
 * An endpoint is named as the code has it, for an address may say anything.
 */
@Component
@Order(NetworkLimits.FIRST - 3)
class RefusalLog extends OncePerRequestFilter {

    /** The attribute with the label of who asked, once that is known. */
    static final String ACTOR = "cartwright.actor";

    private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        var status = response.getStatus();
        if (status == HttpStatus.FORBIDDEN.value()
                || (status == HttpStatus.UNAUTHORIZED.value() && isOfStaff(request))) {
            LOG.info(
                    "Refused {} {} to {} from {}: {}",
                    request.getMethod(),
                    said(request, HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, "unread"),
                    said(request, ACTOR, "GUEST"),
                    ActorFilter.client(request).network(),
                    status);
        }
    }

    private static boolean isOfStaff(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.startsWith(Doorkeeper.STAFF) || path.startsWith(ConsoleChain.PATH);
    }

    private static Object said(HttpServletRequest request, String attribute, String otherwise) {
        return Objects.requireNonNullElse(request.getAttribute(attribute), otherwise);
    }
}
