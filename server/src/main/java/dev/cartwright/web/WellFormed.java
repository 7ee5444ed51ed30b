package dev.cartwright.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.Order;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.UrlPathHelper;

/**
 * Refuses a query or a Content-Type that nothing could read, before something tries.
 *
 * <p>Tomcat reads the query when the first parameter is asked for, and Spring the type when the
 * body is: by then the failure is somebody else's and looks like a bug of ours.
 */
@Component
@Order(NetworkLimits.FIRST + 2)
class WellFormed extends OncePerRequestFilter {

    private static final MediaType FORM = MediaType.APPLICATION_FORM_URLENCODED;
    private static final MediaType PARTS = MediaType.valueOf("multipart/*");

    private final HandlerExceptionResolver problems;

    WellFormed(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            RawQuery.check(request.getQueryString());
            check(request.getContentType(), isPage(request));
        } catch (IllegalArgumentException | HttpMediaTypeNotSupportedException e) {
            problems.resolveException(request, response, null, e);
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean isPage(HttpServletRequest request) {
        var path = UrlPathHelper.defaultInstance.getPathWithinApplication(request);
        return !path.startsWith("/api/");
    }

    /** Pages alone take a form, whose body Tomcat reads as parameters. */
    private static void check(@Nullable String contentType, boolean isPage)
            throws HttpMediaTypeNotSupportedException {
        if (contentType == null) {
            return;
        }
        MediaType type;
        try {
            type = MediaType.parseMediaType(contentType);
        } catch (InvalidMediaTypeException e) {
            throw new HttpMediaTypeNotSupportedException(e.getMessage());
        }
        var isForm = PARTS.includes(type) || (!isPage && FORM.includes(type));
        if (!type.isConcrete() || isForm) {
            throw new HttpMediaTypeNotSupportedException(type, List.of(MediaType.APPLICATION_JSON));
        }
    }
}
