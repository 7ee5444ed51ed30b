package dev.cartwright.web;

import org.springframework.http.HttpStatus;

/** The sentence for a person, where nobody who refused a request had one. */
final class Explanation {

    private Explanation() {}

    static String of(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> "The request's first line or a header cannot be understood.";
            case NOT_FOUND -> "There is nothing at this address.";
            case METHOD_NOT_ALLOWED -> "This address does not take that method.";
            case CONTENT_TOO_LARGE -> "The request's body is too large.";
            case URI_TOO_LONG -> "The address is too long.";
            case REQUEST_HEADER_FIELDS_TOO_LARGE -> "The request's headers are too large.";
            case HTTP_VERSION_NOT_SUPPORTED -> "The server speaks HTTP/1.1.";
            default ->
                    status.is5xxServerError()
                            ? "This is our fault."
                            : "The request was refused: %s.".formatted(status.getReasonPhrase());
        };
    }
}
