package dev.cartwright.web;

import dev.cartwright.kernel.CardNumber;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives each request an id, which its answer, its log lines and its rows carry; refused or not. */
@Component
@Order(NetworkLimits.FIRST - 4)
class RequestFilter extends OncePerRequestFilter {

    /** The attribute with the id, for whoever comes later. */
    static final String ID = "cartwright.request-id";

    static final String HEADER = "X-Request-Id";

    private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var given = request.getHeader(HEADER);
        var id =
                given != null && ACCEPTED.matcher(given).matches() && !CardNumber.isIn(given)
                        ? given
                        : UUID.randomUUID().toString();
        request.setAttribute(ID, id);
        response.setHeader(HEADER, id);
        try (var _ = MDC.putCloseable("requestId", id)) {
            chain.doFilter(request, response);
        }
    }
}
