package dev.cartwright.secondfactor;

import dev.cartwright.platform.ServerKey;
import java.security.SecureRandom;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What an app and the shop both know: 160 random bits, as RFC 4226 wants, kept sealed. */
@Component
class SharedSecrets {

    private static final String PURPOSE = "second-factor";
    private static final int LENGTH = 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ServerKey key;

    SharedSecrets(ServerKey key) {
        this.key = key;
    }

    /** Returns a new one, sealed for its owner. */
    byte[] make(UUID owner) {
        var secret = new byte[LENGTH];
        RANDOM.nextBytes(secret);
        return key.seal(PURPOSE, owner.toString(), secret);
    }

    byte[] open(UUID owner, byte[] sealed) {
        return key.open(PURPOSE, owner.toString(), sealed);
    }
}
