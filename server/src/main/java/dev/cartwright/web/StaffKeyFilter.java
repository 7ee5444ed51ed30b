package dev.cartwright.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Caller;
import dev.cartwright.platform.Client;
import dev.cartwright.platform.Grants;
import dev.cartwright.platform.StaffKeys;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Knows who sends a key of the staff's: the admin key, which opens everything, or one of many. */
final class StaffKeyFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final byte @Nullable [] adminKey;
    private final List<StaffKeys> keys;
    private final HandlerExceptionResolver problems;

    StaffKeyFilter(
            @Nullable String adminKey, List<StaffKeys> keys, HandlerExceptionResolver problems) {
        this.adminKey = adminKey == null ? null : adminKey.getBytes(UTF_8);
        this.keys = keys;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            sent(request.getHeader(HttpHeaders.AUTHORIZATION))
                    .flatMap(key -> find(key, ActorFilter.client(request)))
                    .ifPresent(StaffKeyFilter::admit);
        } catch (DataAccessException e) {
            problems.resolveException(request, response, null, e);
            return;
        }
        chain.doFilter(request, response);
    }

    static void admit(Caller caller) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(
                        caller, null, AuthorityUtils.createAuthorityList("ROLE_STAFF")));
        SecurityContextHolder.setContext(context);
    }

    private static Optional<String> sent(@Nullable String header) {
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.of(header.substring(SCHEME.length()).strip())
                : Optional.empty();
    }

    private Optional<Caller> find(String key, Client from) {
        if (adminKey != null && MessageDigest.isEqual(key.getBytes(UTF_8), adminKey)) {
            return Optional.of(new Caller(Actor.Kind.API_KEY, "admin-key", Grants.ALL));
        }
        return keys.stream().flatMap(it -> it.find(key, from).stream()).findFirst();
    }
}
