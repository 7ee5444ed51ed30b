package dev.cartwright.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Breaks an answer off that fails when half of it is sent. A problem behind it would be read as
 * part of it, and a proper end would make half a file look whole; only Tomcat, which hears of a
 * failure that nobody has dealt with, hangs up.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class BrokenAnswer implements HandlerExceptionResolver {

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Object handler,
            Exception e) {
        if (!response.isCommitted()) {
            response.resetBuffer();
            return null;
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ClientAbortException) {
                return new ModelAndView(); // There is nobody left to tell.
            }
        }
        throw new IllegalStateException("An answer broke off", e);
    }
}
