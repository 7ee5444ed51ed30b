package dev.cartwright.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Knows who has signed in at the console. */
public interface StaffSessions {

    /** Returns whose request below {@code /console} it is; nobody's without an open session. */
    Optional<Caller> find(HttpServletRequest request);
}
