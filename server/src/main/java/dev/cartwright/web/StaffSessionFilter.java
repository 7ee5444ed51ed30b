package dev.cartwright.web;

import dev.cartwright.platform.StaffKeys;
import dev.cartwright.platform.StaffSessions;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Knows who has signed in at the console. */
final class StaffSessionFilter extends OncePerRequestFilter {

    private final List<StaffSessions> sessions;
    private final HandlerExceptionResolver problems;

    StaffSessionFilter(List<StaffSessions> sessions, HandlerExceptionResolver problems) {
        this.sessions = sessions;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return StaffKeys.isSent(request);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            sessions.stream()
                    .flatMap(it -> it.find(request).stream())
                    .findFirst()
                    .ifPresent(StaffKeyFilter::admit);
        } catch (DataAccessException e) {
            problems.resolveException(request, response, null, e);
            return;
        }
        chain.doFilter(request, response);
    }
}
