package dev.cartwright.web;

import dev.cartwright.platform.Client;
import dev.cartwright.platform.RateLimit;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.UrlPathHelper;

/** Keeps one network from taking the whole shop's attention. */
@Component
@Order(NetworkLimits.FIRST)
class NetworkLimits extends OncePerRequestFilter {

    static final int FIRST = -200;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(NetworkLimits.class);

    private final WebSettings.Limits limits;
    private final RateLimit reads;
    private final RateLimit writes;
    private final HandlerExceptionResolver problems;

    NetworkLimits(
            WebSettings settings,
            Clock clock,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.limits = settings.limits();
        this.problems = problems;
        reads = new RateLimit(clock, limits.readsPerMinute(), MINUTE);
        writes = new RateLimit(clock, limits.writesPerMinute(), MINUTE);
        if (!limits.enabled()) {
            LOG.warn("Per-network limits are off (CARTWRIGHT_LIMITS_ENABLED=false)");
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = path(request);
        // Processors come from few addresses; what is not theirs is refused by its signature.
        return !limits.enabled() || !path.startsWith("/api/") || path.startsWith("/api/webhooks/");
    }

    /** As the endpoints will see it: "/%61pi/" is no way around the limits. */
    private static String path(HttpServletRequest request) {
        return UrlPathHelper.defaultInstance.getPathWithinApplication(request);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var isRead = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        var network = new Client(request.getRemoteAddr(), "").network();
        var seconds = (isRead ? reads : writes).secondsToWait(network);
        if (seconds == 0) {
            chain.doFilter(request, response);
            return;
        }
        problems.resolveException(request, response, null, WebProblem.tooMany(seconds));
    }
}
