package dev.cartwright.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cartwright.platform.PublicUrl;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.springframework.stereotype.Component;

/** Names each mail to the world, the same however often it is sent (RFC 5322, section 3.6.4). */
@Component
class MessageIds {

    /** No part of a name has it: parts that run together would be one name of two mails. */
    private static final String BETWEEN = "\n";

    private final PublicUrl url;

    MessageIds(PublicUrl url) {
        this.url = url;
    }

    String of(NewMail mail) {
        var name = String.join(BETWEEN, mail.kind(), mail.subject(), mail.occurrence());
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(UTF_8));
            var local = Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
            return "<" + local + "@" + url.host() + ">";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
