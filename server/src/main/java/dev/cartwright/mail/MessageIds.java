package dev.cartwright.mail;

import dev.cartwright.platform.PublicUrl;
import dev.cartwright.platform.Sha256;
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
        var local = Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(name));
        return "<" + local + "@" + url.host() + ">";
    }
}
