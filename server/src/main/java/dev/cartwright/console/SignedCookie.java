package dev.cartwright.console;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.cartwright.platform.PublicUrl;
import dev.cartwright.platform.ServerKey;
import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.stereotype.Component;

/**
 * Names a session to the browser: its id, and a code of it under the server's key, so that an id
 * that somebody read in the database opens nothing.
 *
 * <p>Over https the name begins with {@code __Host-}, by which browsers take it from this host
 * alone (RFC 6265bis, section 4.1.3). They take no such name over plain http, which is for
 * localhost.
 */
@Component
class SignedCookie implements CookieSerializer {

    private static final String PURPOSE = "console-session";
    private static final int CODE = 43;

    private final DefaultCookieSerializer cookie = new DefaultCookieSerializer();
    private final ServerKey key;

    SignedCookie(PublicUrl shop, ServerKey key) {
        this.key = key;
        cookie.setCookieName(shop.isSecure() ? "__Host-cartwright" : "cartwright");
        cookie.setUseSecureCookie(shop.isSecure());
        cookie.setUseHttpOnlyCookie(true);
        // A link in a mail leads to a page of who is signed in; forms have a token of their own.
        cookie.setSameSite("Lax");
        cookie.setCookiePath("/");
        cookie.setUseBase64Encoding(false);
    }

    @Override
    public void writeCookieValue(CookieValue value) {
        var id = value.getCookieValue();
        var signed = id.isEmpty() ? id : id + code(id);
        var written = new CookieValue(value.getRequest(), value.getResponse(), signed);
        written.setCookieMaxAge(value.getCookieMaxAge());
        cookie.writeCookieValue(written);
    }

    @Override
    public List<String> readCookieValues(HttpServletRequest request) {
        return cookie.readCookieValues(request).stream().flatMap(it -> id(it).stream()).toList();
    }

    private Optional<String> id(String signed) {
        if (signed.length() <= CODE) {
            return Optional.empty();
        }
        var id = signed.substring(0, signed.length() - CODE);
        var code = signed.substring(id.length());
        return MessageDigest.isEqual(code.getBytes(US_ASCII), code(id).getBytes(US_ASCII))
                ? Optional.of(id)
                : Optional.empty();
    }

    private String code(String id) {
        return key.token(PURPOSE, id);
    }
}
