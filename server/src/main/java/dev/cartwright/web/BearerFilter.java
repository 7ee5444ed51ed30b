package dev.cartwright.web;

import dev.cartwright.tokens.AccessTokens;
import dev.cartwright.tokens.TokenProblem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.UrlPathHelper;

/**
 * Knows the customer who sends an access token. A token that is none is refused wherever it comes:
 * who believes to be signed in must not be served as a guest.
 */
final class BearerFilter extends OncePerRequestFilter {

    private static final String API = "/api/";

    /** Where people come in and go: programs send a token that is over there, too. */
    private static final Set<String> DOORS =
            Set.of(
                    "/api/auth/login",
                    "/api/auth/logout",
                    "/api/auth/password/forgot",
                    "/api/auth/password/reset",
                    "/api/auth/refresh",
                    "/api/auth/register",
                    "/api/auth/verification",
                    "/api/auth/verification/resend");

    private static final Pattern BEARER = Pattern.compile("(?i)bearer(?: +(.*))?");

    /** As every JWT begins: base64url of <code>{"</code>. */
    private static final String JWT = "eyJ";

    private final AccessTokens tokens;
    private final HandlerExceptionResolver problems;

    BearerFilter(AccessTokens tokens, HandlerExceptionResolver problems) {
        this.tokens = tokens;
        this.problems = problems;
    }

    /** Returns whether a token that is none is refused at an address. */
    static boolean refusesTokens(String path) {
        return path.startsWith(API) && !DOORS.contains(path);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !path(request).startsWith(API)
                || SecurityContextHolder.getContext().getAuthentication() != null;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            identify(request);
        } catch (TokenProblem e) {
            if (refusesTokens(path(request))) {
                problems.resolveException(request, response, null, e);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private void identify(HttpServletRequest request) {
        var headers = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        for (var header : headers) {
            var bearer = BEARER.matcher(header.strip());
            if (bearer.matches()) {
                var token = bearer.group(1) == null ? "" : bearer.group(1);
                if (mayBeAnAdminKey(request, token)) {
                    continue;
                }
                if (headers.size() > 1) {
                    throw TokenProblem.invalid();
                }
                signIn(token);
            }
        }
    }

    /** A wrong one opens nothing there, and says what is missing. */
    private static boolean mayBeAnAdminKey(HttpServletRequest request, String token) {
        return path(request).startsWith(Doorkeeper.STAFF) && !token.startsWith(JWT);
    }

    private void signIn(String token) {
        var bearer = tokens.verify(token);
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(
                        bearer, null, AuthorityUtils.createAuthorityList("ROLE_CUSTOMER")));
        SecurityContextHolder.setContext(context);
    }

    /** As the endpoints will see it: "/%61pi/" is the API, too. */
    private static String path(HttpServletRequest request) {
        return UrlPathHelper.defaultInstance.getPathWithinApplication(request);
    }
}
