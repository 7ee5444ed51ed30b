package dev.cartwright.web;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONTENT_TOO_LARGE;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.MISDIRECTED_REQUEST;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;
import static org.springframework.http.HttpStatus.TOO_MANY_REQUESTS;
import static org.springframework.http.HttpStatus.UNAUTHORIZED;
import static org.springframework.http.HttpStatus.UNSUPPORTED_MEDIA_TYPE;

import dev.cartwright.platform.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Every way a request is refused before a module sees it. */
final class WebProblem extends Problem {

    private WebProblem(HttpStatus status, String slug, String detail) {
        super(status, slug, detail);
    }

    static WebProblem tooMany(long retryAfterSeconds) {
        var problem =
                new WebProblem(
                        TOO_MANY_REQUESTS,
                        "too-many-requests",
                        "Your network asks too often; slow down.");
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(retryAfterSeconds));
        return problem;
    }

    static WebProblem tooLarge(long mostBytes) {
        return new WebProblem(
                CONTENT_TOO_LARGE,
                "body-too-large",
                "A request body has at most %d bytes.".formatted(mostBytes));
    }

    static WebProblem unknownEncoding() {
        return new WebProblem(
                UNSUPPORTED_MEDIA_TYPE,
                "unsupported-encoding",
                "A file is sent as it is, or with \"Content-Encoding: gzip\".");
    }

    static WebProblem malformed() {
        return new WebProblem(
                BAD_REQUEST, "malformed-request", "The address or a header cannot be understood.");
    }

    static WebProblem brokenBody() {
        return new WebProblem(
                BAD_REQUEST,
                "malformed-request",
                "The body breaks off, or its chunks have no length.");
    }

    static WebProblem noKey() {
        var problem =
                new WebProblem(
                        UNAUTHORIZED,
                        "admin-key-required",
                        "This is for the staff: send a key as \"Authorization: Bearer …\"; the"
                                + " admin key opens it only where CARTWRIGHT_ADMIN_KEY is set.");
        problem.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return problem;
    }

    static WebProblem staffOnly() {
        return new WebProblem(
                FORBIDDEN, "staff-only", "This is for the staff; customers have no business here.");
    }

    static WebProblem peopleOnly() {
        return new WebProblem(
                FORBIDDEN, "people-only", "This is for people who have signed in at the console.");
    }

    static WebProblem staleForm() {
        return new WebProblem(
                FORBIDDEN,
                "stale-form",
                "This form was made for another visit; nothing was done. Open the page again.");
    }

    static WebProblem unknownHost() {
        return new WebProblem(
                MISDIRECTED_REQUEST,
                "unknown-host",
                "The shop does not answer by this name; see cartwright.hosts.");
    }

    static WebProblem foreignOrigin() {
        return new WebProblem(
                FORBIDDEN,
                "foreign-origin",
                "Pages of this origin may not ask that of the API; see cartwright.cors.origins.");
    }

    static WebProblem busy() {
        var problem =
                new WebProblem(
                        SERVICE_UNAVAILABLE,
                        "busy",
                        "The database did not answer in time; nothing was done. Ask again soon.");
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
        return problem;
    }
}
