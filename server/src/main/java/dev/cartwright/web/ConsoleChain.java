package dev.cartwright.web;

import dev.cartwright.platform.PublicUrl;
import dev.cartwright.platform.StaffKeys;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;

/**
 * Keeps other pages from sending the console's forms. A browser sends a session with them unasked;
 * it sends no key, so who has one needs no token.
 */
final class ConsoleChain {

    static final String PATH = "/console";

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private ConsoleChain() {}

    static void protect(CsrfConfigurer<HttpSecurity> forms, PublicUrl shop) {
        forms.csrfTokenRepository(cookie(shop)).requireCsrfProtectionMatcher(ConsoleChain::isForm);
    }

    /** Where there is no session yet there is a form already: that of the sign-in. */
    private static CookieCsrfTokenRepository cookie(PublicUrl shop) {
        var cookie = new CookieCsrfTokenRepository();
        cookie.setCookieName(shop.isSecure() ? "__Host-cartwright-form" : "cartwright-form");
        cookie.setCookiePath("/");
        cookie.setCookieCustomizer(
                it -> it.secure(shop.isSecure()).httpOnly(true).sameSite("Strict"));
        return cookie;
    }

    private static boolean isForm(HttpServletRequest request) {
        return !READING.contains(request.getMethod()) && !StaffKeys.isSent(request);
    }
}
