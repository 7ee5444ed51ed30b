package dev.cartwright.web;

import dev.cartwright.platform.Actor;
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

/** Gives each request an id, which its answer, its log lines and its rows carry, and an actor. */
@Component
@Order(RequestFilter.AFTER_SECURITY)
class RequestFilter extends OncePerRequestFilter {

    static final int AFTER_SECURITY = -50;

    private static final String HEADER = "X-Request-Id";
    private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var given = request.getHeader(HEADER);
        var id =
                given != null && ACCEPTED.matcher(given).matches()
                        ? given
                        : UUID.randomUUID().toString();
        response.setHeader(HEADER, id);
        var actor =
                request.getUserPrincipal() == null
                        ? new Actor(Actor.Kind.GUEST, "guest", id)
                        : new Actor(Actor.Kind.API_KEY, request.getUserPrincipal().getName(), id);
        try (var _ = MDC.putCloseable("requestId", id)) {
            ScopedValue.where(Actor.CURRENT, actor).call(() -> proceed(request, response, chain));
        } catch (IOException | ServletException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    private static boolean proceed(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(request, response);
        return true;
    }
}
