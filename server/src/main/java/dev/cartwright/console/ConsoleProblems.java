package dev.cartwright.console;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.platform.PermissionProblem;
import dev.cartwright.platform.Problem;
import dev.cartwright.platform.StaffKeys;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Says no to people by pages: who is not known signs in, who must prove who they are does, and all
 * others read why not. Programs with a key read the problem itself.
 */
@Component
class ConsoleProblems implements HandlerExceptionResolver {

    private final ConsoleFrame frame;

    ConsoleProblems(ConsoleFrame frame) {
        this.frame = frame;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Object handler,
            Exception e) {
        var isPage = Destination.isConsole(request.getRequestURI()) && !StaffKeys.isSent(request);
        if (!isPage) {
            return null;
        }
        return handler == null ? beforeAnyPage(response, e) : page(request, e);
    }

    /** A filter's refusal, which no page can be shown for: only a form's is told by one. */
    private static @Nullable ModelAndView beforeAnyPage(HttpServletResponse response, Exception e) {
        if (!(e instanceof Problem problem)
                || !problem.getStatusCode().isSameCodeAs(HttpStatus.FORBIDDEN)) {
            return null;
        }
        try {
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader(HttpHeaders.LOCATION, SignInPages.STALE);
            response.flushBuffer();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        return new ModelAndView();
    }

    private @Nullable ModelAndView page(HttpServletRequest request, Exception e) {
        if (e instanceof PermissionProblem problem && problem.isUnproven()) {
            return Destination.redirect(ConfirmationPages.URL, Destination.of(request));
        }
        if (e instanceof Problem problem) {
            return problem.getStatusCode().isSameCodeAs(HttpStatus.UNAUTHORIZED)
                    ? Destination.redirect(SignInPages.URL, Destination.of(request))
                    : refused(
                            request,
                            problem.getStatusCode(),
                            Objects.toString(problem.getBody().getDetail(), ""));
        }
        return e instanceof InvalidField wrong
                ? refused(
                        request,
                        HttpStatus.BAD_REQUEST,
                        wrong.field() + " " + Objects.toString(wrong.getMessage(), "is wrong"))
                : null;
    }

    private ModelAndView refused(HttpServletRequest request, HttpStatusCode status, String why) {
        var page = new ModelAndView("console/refused").addObject("why", why);
        page.setStatus(status);
        return frame.around(page, request);
    }
}
