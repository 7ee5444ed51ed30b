package dev.cartwright.platform;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A refusal by RFC 9457. Each module has one subclass with a factory per way it says no. */
public abstract class Problem extends ErrorResponseException {

    /**
     * @param slug the contract: names this refusal for good
     * @param detail a sentence for the person who reads the answer
     */
    protected Problem(HttpStatus status, String slug, String detail) {
        super(status, body(status, slug, detail), null);
    }

    private static ProblemDetail body(HttpStatus status, String slug, String detail) {
        var body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setType(URI.create("/problems/" + slug));
        var words = slug.replace('-', ' ');
        body.setTitle(Character.toUpperCase(words.charAt(0)) + words.substring(1));
        return body;
    }

    /** Adds a fact that a program can read. */
    protected final void fact(String name, Object value) {
        getBody().setProperty(name, value);
    }
}
