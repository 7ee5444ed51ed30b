package dev.cartwright.passwords;

import dev.cartwright.platform.Secrets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The shop's own encoder, which remembers what it was asked to compare. */
final class Counting implements PasswordEncoder {

    private final PepperedEncoder encoder;

    /** A password, and the hash it was compared with. */
    record Comparison(String password, String hash) {}

    final List<Comparison> comparisons = new CopyOnWriteArrayList<>();

    Counting(Secrets secrets, int rounds) {
        encoder = new PepperedEncoder(secrets.get("password-pepper"), rounds);
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return encoder.encode(password);
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        comparisons.add(new Comparison(String.valueOf(password), String.valueOf(hash)));
        return encoder.matches(password, hash);
    }
}
