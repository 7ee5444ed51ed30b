package dev.cartwright.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cartwright.platform.ServerKey;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Keeps the words of mails, which open accounts, from whoever reads the database. */
@Component
class SealedBody {

    private static final String PURPOSE = "mail";

    private final ServerKey key;

    SealedBody(ServerKey key) {
        this.key = key;
    }

    byte[] seal(UUID mail, String words) {
        return key.seal(PURPOSE, mail.toString(), words.getBytes(UTF_8));
    }

    /** Throws IllegalStateException where it was sealed under another master key. */
    String open(UUID mail, byte[] sealed) {
        return new String(key.open(PURPOSE, mail.toString(), sealed), UTF_8);
    }
}
