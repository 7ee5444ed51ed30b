package dev.cartwright.passwords;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Setting;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param rounds the logarithm of how often bcrypt repeats its work; 12 takes about 0.3 s
 * @param threads how many passwords are worked on at once; half the processors if unset
 * @param waiting how many more may wait for a thread
 * @param answerWithin how long one waits for its turn and its work together
 */
@ConfigurationProperties("cartwright.passwords")
record PasswordSettings(
        @DefaultValue("12") int rounds,
        @Nullable Integer threads,
        @DefaultValue("32") int waiting,
        @DefaultValue("10s") Duration answerWithin) {

    static final int FEWEST_ROUNDS = 4;
    static final int MOST_ROUNDS = 16;

    PasswordSettings {
        if (rounds < FEWEST_ROUNDS || rounds > MOST_ROUNDS) {
            throw new InvalidField(
                    "cartwright.passwords.rounds",
                    "cartwright.passwords.rounds must be between %d and %d, not %d"
                            .formatted(FEWEST_ROUNDS, MOST_ROUNDS, rounds));
        }
        if (threads == null) {
            threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        }
        Setting.requireAtLeastOne("cartwright.passwords.threads", threads);
        Setting.requireAtLeastOne("cartwright.passwords.waiting", waiting);
        Setting.requirePositive("cartwright.passwords.answer-within", answerWithin);
    }

    int atOnce() {
        return Objects.requireNonNull(threads);
    }
}
