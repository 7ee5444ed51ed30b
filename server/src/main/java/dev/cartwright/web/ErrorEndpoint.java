package dev.cartwright.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the servlet container turns to when a request failed outside of every endpoint. */
@Hidden
@RestController
class ErrorEndpoint implements ErrorController {

    @RequestMapping("${spring.web.error.path:/error}")
    void say(
            @RequestAttribute(name = RequestDispatcher.ERROR_STATUS_CODE, required = false)
                    @Nullable Integer code) {
        var status = code == null ? null : HttpStatus.resolve(code);
        throw new ErrorResponseException(status == null ? HttpStatus.NOT_FOUND : status);
    }
}
