package dev.cartwright.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Answers only by the names that the merchant gave the shop, where some are given: a page of
 * another name that leads to this address (DNS rebinding), or a cache filled under one, gets
 * nothing.
 */
@Component
@Order(KnownHosts.FIRST)
class KnownHosts extends OncePerRequestFilter {

    static final int FIRST = NetworkLimits.FIRST - 2;

    private final Set<String> hosts;
    private final HandlerExceptionResolver problems;

    KnownHosts(
            WebSettings settings,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        hosts =
                settings.hosts().stream()
                        .map(it -> it.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet());
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var host = request.getServerName();
        var known = host != null && hosts.contains(host.toLowerCase(Locale.ROOT));
        if (hosts.isEmpty() || known) {
            chain.doFilter(request, response);
            return;
        }
        problems.resolveException(request, response, null, WebProblem.unknownHost());
    }
}
