package dev.cartwright.web;

import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Caller;
import dev.cartwright.platform.Client;
import dev.cartwright.platform.Grants;
import dev.cartwright.tokens.Bearer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Names who asks and from where, once security knows it: rows that the request writes say so. */
@Component
@Order(ActorFilter.AFTER_SECURITY)
class ActorFilter extends OncePerRequestFilter {

    static final int AFTER_SECURITY = -50;

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var bearer = principal(request, Bearer.class);
        var caller = principal(request, Caller.class);
        var actor = actor(request, bearer, caller);
        request.setAttribute(RefusalLog.ACTOR, actor.label());
        var scope =
                ScopedValue.where(Actor.CURRENT, actor)
                        .where(Grants.CURRENT, caller == null ? Grants.NONE : caller.grants())
                        .where(Client.CURRENT, client(request));
        if (bearer != null) {
            scope = scope.where(Bearer.CURRENT, bearer);
        }
        try {
            scope.call(() -> proceed(request, response, chain));
        } catch (IOException | ServletException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    private static <T> @Nullable T principal(HttpServletRequest request, Class<T> wanted) {
        return request.getUserPrincipal() instanceof Authentication known
                        && wanted.isInstance(known.getPrincipal())
                ? wanted.cast(known.getPrincipal())
                : null;
    }

    private static Actor actor(
            HttpServletRequest request, @Nullable Bearer bearer, @Nullable Caller caller) {
        var id = String.valueOf(request.getAttribute(RequestFilter.ID));
        if (bearer != null) {
            return new Actor(Actor.Kind.CUSTOMER, bearer.customer().toString(), id);
        }
        return caller == null
                ? new Actor(Actor.Kind.GUEST, "guest", id)
                : new Actor(caller.kind(), caller.id(), id);
    }

    static Client client(HttpServletRequest request) {
        var agent = request.getHeader(HttpHeaders.USER_AGENT);
        return new Client(request.getRemoteAddr(), agent == null ? "" : agent);
    }

    private static boolean proceed(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(request, response);
        return true;
    }
}
