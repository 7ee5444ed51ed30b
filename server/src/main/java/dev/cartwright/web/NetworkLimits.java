package dev.cartwright.web;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.cartwright.platform.Client;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
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

    private static final Logger LOG = LoggerFactory.getLogger(NetworkLimits.class);

    private record Network(String prefix, boolean reads) {}

    private final WebSettings.Limits limits;
    private final LoadingCache<Network, Bucket> buckets;
    private final HandlerExceptionResolver problems;

    NetworkLimits(
            WebSettings settings,
            Clock clock,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.limits = settings.limits();
        this.problems = problems;
        var time = new ClockMeter(clock);
        buckets =
                Caffeine.newBuilder()
                        .ticker(time::currentTimeNanos)
                        .expireAfterAccess(Duration.ofMinutes(2))
                        .maximumSize(100_000)
                        .build(network -> bucket(network, time));
        if (!limits.enabled()) {
            LOG.warn("Per-network limits are off (CARTWRIGHT_LIMITS_ENABLED=false)");
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !limits.enabled() || !path(request).startsWith("/api/");
    }

    /** As the endpoints will see it: "/%61pi/" is no way around the limits. */
    private static String path(HttpServletRequest request) {
        return UrlPathHelper.defaultInstance.getPathWithinApplication(request);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        var network = new Client(request.getRemoteAddr(), "").network();
        var bucket = buckets.get(new Network(network, reads));
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            chain.doFilter(request, response);
            return;
        }
        var seconds = Math.ceilDiv(probe.getNanosToWaitForRefill(), 1_000_000_000L);
        problems.resolveException(request, response, null, WebProblem.tooMany(seconds));
    }

    private Bucket bucket(Network network, TimeMeter time) {
        var most = network.reads() ? limits.readsPerMinute() : limits.writesPerMinute();
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(most).refillGreedy(most, Duration.ofMinutes(1)))
                .build();
    }

    /** The injected clock, as the buckets read it. */
    private record ClockMeter(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
