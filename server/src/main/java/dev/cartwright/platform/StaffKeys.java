package dev.cartwright.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/** Knows whom a key lets in. A module implements it for the kind of key that it makes. */
public interface StaffKeys {

    /** Returns whether a request sends a key, right or wrong: a session counts for nothing then. */
    static boolean isSent(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, "Bearer ", 0, "Bearer ".length());
    }

    /** Returns whose key it is; nobody's where it is unknown, over or taken back. */
    Optional<Caller> find(String key, Client from);
}
