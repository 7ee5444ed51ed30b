package dev.cartwright.web;

import dev.cartwright.platform.OpenTo;
import dev.cartwright.platform.OpenTo.Audience;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import org.apache.coyote.BadRequestException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the servlet container turns to when a request failed outside of every endpoint. */
@Hidden
@RestController
@OpenTo(Audience.EVERYBODY)
class ErrorEndpoint implements ErrorController {

    @RequestMapping("${spring.web.error.path:/error}")
    void say(
            @RequestAttribute(name = RequestDispatcher.ERROR_STATUS_CODE, required = false)
                    @Nullable Integer code,
            @RequestAttribute(name = RequestDispatcher.ERROR_EXCEPTION, required = false)
                    @Nullable Throwable why) {
        // To Tomcat a body that cannot be read is a fault of whoever reads it.
        if (why != null
                && NestedExceptionUtils.getMostSpecificCause(why) instanceof BadRequestException) {
            throw WebProblem.brokenBody();
        }
        var status = code == null ? null : HttpStatus.resolve(code);
        throw new ErrorResponseException(status == null ? HttpStatus.NOT_FOUND : status);
    }
}
