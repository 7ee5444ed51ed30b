package dev.cartwright.web;

import dev.cartwright.kernel.AnyNumber;
import dev.cartwright.kernel.CardNumber;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Parameter;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Refuses what would write down the number of a card that is in its address or its form.
 *
 * <p>What only reads keeps nothing, and people search for whatever they like.
 */
final class CardFreeAddresses implements HandlerInterceptor {

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        var isRead = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (!isRead && handler instanceof HandlerMethod method) {
            Stream.of(method.getMethod().getParameters())
                    .filter(it -> it.getType() == String.class)
                    .filter(it -> !it.isAnnotationPresent(AnyNumber.class))
                    .forEach(it -> refuse(request, it));
        }
        return true;
    }

    private static void refuse(HttpServletRequest request, Parameter parameter) {
        var path = AnnotatedElementUtils.getMergedAnnotation(parameter, PathVariable.class);
        if (path != null) {
            var name = name(path.name(), parameter);
            if (variables(request).get(name) instanceof String text) {
                CardNumber.refuse(name, text);
            }
        }
        var query = AnnotatedElementUtils.getMergedAnnotation(parameter, RequestParam.class);
        if (query != null) {
            var name = name(query.name(), parameter);
            var texts = request.getParameterValues(name);
            Stream.ofNullable(texts).flatMap(Stream::of).forEach(it -> CardNumber.refuse(name, it));
        }
    }

    private static String name(String given, Parameter parameter) {
        return StringUtils.hasText(given) ? given : parameter.getName();
    }

    private static Map<?, ?> variables(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                        instanceof Map<?, ?> variables
                ? variables
                : Map.of();
    }
}
