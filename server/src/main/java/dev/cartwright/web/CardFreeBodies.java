package dev.cartwright.web;

import dev.cartwright.kernel.AnyNumber;
import java.lang.reflect.Type;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Refuses a body with the number of a card in it before any module sees it.
 *
 * <p>All of the body is looked at, so that a field somebody adds is looked at, too; what may have
 * any number says so by {@link AnyNumber}.
 */
@RestControllerAdvice
class CardFreeBodies extends RequestBodyAdviceAdapter {

    @Override
    public boolean supports(
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter) {
        return !parameter.hasParameterAnnotation(AnyNumber.class);
    }

    @Override
    public Object afterBodyRead(
            Object body,
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter) {
        CardSearch.refuse("", body);
        return body;
    }
}
