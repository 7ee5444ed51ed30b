package dev.cartwright.passkeys;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cartwright.platform.ServerKey;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a device has to sign, so that nothing that it signed before opens anything.
 *
 * <p>A challenge tells when it ends and bears a code under the server's key: it is known again on
 * any server, and who asks for many fills no table. It is noted only once it was answered.
 */
@Component
class Challenges {

    /** Long enough for who reads the page first. */
    static final Duration HOLDS = Duration.ofMinutes(10);

    private static final int RANDOM_BYTES = 16;
    private static final Pattern FORM =
            Pattern.compile("(?<until>\\d{1,15})\\.(?<nonce>[0-9a-f]{32})\\.(?<code>[\\w-]{43})");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ServerKey key;
    private final Clock clock;

    Challenges(ServerKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /** What somebody is asked to sign for; what was signed for one opens no other. */
    enum Purpose {
        REGISTRATION,
        SIGN_IN,
        PROOF
    }

    /**
     * @param owner who alone may answer; null: whoever comes
     */
    byte[] make(Purpose purpose, @Nullable UUID owner) {
        var nonce = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(nonce);
        var text =
                clock.instant().plus(HOLDS).toEpochMilli() + "." + HexFormat.of().formatHex(nonce);
        return (text + "." + code(purpose, owner, text)).getBytes(US_ASCII);
    }

    /** Returns until when a challenge of ours holds; empty where it is none, or too old. */
    Optional<Instant> holds(byte[] challenge, Purpose purpose, @Nullable UUID owner) {
        var form = FORM.matcher(new String(challenge, US_ASCII));
        if (!form.matches()) {
            return Optional.empty();
        }
        var text = form.group("until") + "." + form.group("nonce");
        var code = code(purpose, owner, text).getBytes(UTF_8);
        if (!MessageDigest.isEqual(code, form.group("code").getBytes(UTF_8))) {
            return Optional.empty();
        }
        var until = Instant.ofEpochMilli(Long.parseLong(form.group("until")));
        return Optional.of(until).filter(clock.instant()::isBefore);
    }

    private String code(Purpose purpose, @Nullable UUID owner, String text) {
        return key.token("passkey-challenge", purpose + " " + owner + " " + text);
    }
}
