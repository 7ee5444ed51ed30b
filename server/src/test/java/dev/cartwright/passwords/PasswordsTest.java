package dev.cartwright.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.cartwright.ModuleTest;
import dev.cartwright.TestDatabase;
import dev.cartwright.passwords.Counting.Comparison;
import dev.cartwright.platform.Channels;
import dev.cartwright.platform.Secrets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
@Import(TestDatabase.class)
@ExtendWith(OutputCaptureExtension.class)
class PasswordsTest {

    static final String PASSWORD = "correct horse battery staple";
    static final String ANOTHER = "correct horse battery stable";

    @Autowired Passwords passwords;
    @Autowired Secrets secrets;
    @Autowired Channels channels;
    @Autowired CommonPasswords common;
    @Autowired HashingPool pool;
    @Autowired TransactionTemplate transaction;

    @Test
    void a_password_opens_and_another_does_not() {
        var hash = passwords.hash(PASSWORD);

        assertThat(passwords.matches(PASSWORD, hash)).isTrue();
        assertThat(passwords.matches(ANOTHER, hash)).isFalse();
        assertThat(passwords.matches("", hash)).isFalse();
        assertThat(hash).matches("\\{bcrypt-hmac-v1}\\$2b\\$04\\$[./0-9A-Za-z]{53}");
        assertThat(passwords.hash(PASSWORD)).as("each with a salt of its own").isNotEqualTo(hash);
    }

    @Test
    void passwords_that_differ_after_72_bytes_are_two() {
        var long1 = "x".repeat(72) + "one";
        var long2 = "x".repeat(72) + "two";

        assertThat(passwords.matches(long1, passwords.hash(long1))).isTrue();
        assertThat(passwords.matches(long2, passwords.hash(long1))).isFalse();
        assertThat(passwords.matches("x".repeat(72), passwords.hash(long1))).isFalse();
    }

    @Test
    void the_longest_password_of_any_script_can_be_kept() {
        var thumbs = "👍🏽".repeat(64);

        passwords.check("password", "ü" + "𝔘🜁ж".repeat(42), List.of());
        assertThat(passwords.matches(thumbs, passwords.hash(thumbs))).isTrue();
        assertThat(passwords.matches("👍🏽".repeat(63) + "👍", passwords.hash(thumbs))).isFalse();
    }

    @Test
    void one_letter_that_keyboards_write_in_two_ways_is_one_password() {
        var composed = "caf\u00e9 au lait";
        var decomposed = "cafe\u0301 au lait";
        var wide = "\uff43af\u00e9 au lait";

        var hash = passwords.hash(composed);
        assertThat(passwords.matches(decomposed, hash)).isTrue();
        assertThat(passwords.matches(wide, hash)).isTrue();
        assertThat(passwords.matches("cafe au lait", hash)).isFalse();
        assertThat(passwords.matches("Caf\u00e9 au lait", hash)).isFalse();
    }

    @Test
    void without_the_pepper_the_hash_is_worth_nothing() {
        var hash = passwords.hash(PASSWORD);
        var stolen = hash.substring("{bcrypt-hmac-v1}".length());

        assertThat(new BCryptPasswordEncoder().matches(PASSWORD, stolen)).isFalse();
        assertThat(new PepperedEncoder(new byte[32], 4).matches(PASSWORD, stolen)).isFalse();
        assertThat(new PepperedEncoder(secrets.get("password-pepper"), 4).matches(PASSWORD, stolen))
                .isTrue();
    }

    @Test
    void a_hash_that_a_merchant_brings_opens_and_is_outdated() {
        var brought = "{bcrypt}" + new BCryptPasswordEncoder(5).encode(PASSWORD);

        assertThat(passwords.matches(PASSWORD, brought)).isTrue();
        assertThat(passwords.matches(ANOTHER, brought)).isFalse();
        assertThat(passwords.outdated(brought)).isTrue();
        assertThat(passwords.matches(PASSWORD, brought.replace("{bcrypt}", "{bcrypt-hmac-v1}")))
                .isFalse();
    }

    @Test
    void a_hash_of_another_cost_is_outdated_and_still_opens() {
        var now = passwords.hash(PASSWORD);
        var dearer = with(new Counting(secrets, 6), 6).hash(PASSWORD);

        assertThat(passwords.outdated(now)).isFalse();
        assertThat(passwords.outdated(dearer)).isTrue();
        assertThat(passwords.matches(PASSWORD, dearer)).isTrue();
        assertThat(with(new Counting(secrets, 6), 6).outdated(now)).isTrue();
    }

    /** Whose password is never right costs what every password costs. */
    @Test
    void an_address_nobody_has_takes_the_same_bcrypt_as_one_that_somebody_has() {
        var counting = new Counting(secrets, 4);
        var asked = with(counting, 4);
        var real = asked.hash(PASSWORD);

        assertThat(asked.matches(PASSWORD, real)).isTrue();
        assertThat(asked.matches(PASSWORD, null)).isFalse();

        assertThat(counting.comparisons).extracting(Comparison::password).containsOnly(PASSWORD);
        assertThat(counting.comparisons)
                .extracting(Comparison::hash)
                .hasSize(2)
                .doesNotHaveDuplicates()
                .contains(real.substring("{bcrypt-hmac-v1}".length()))
                .allMatch(it -> it.matches("\\$2b\\$04\\$[./0-9A-Za-z]{53}"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "secret",
                "{noop}correct horse battery staple",
                "{bcrypt}",
                "{bcrypt-hmac-v1}$2b$31$abcdefghijklmnopqrstuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuu",
                "{bcrypt}$2a$04$tooshort",
                "{md5}9cc2ae8a1ba7a93da39b46fc1019c481"
            })
    void what_is_no_hash_of_ours_never_opens_and_costs_the_same(@Nullable String hash) {
        var counting = new Counting(secrets, 4);

        assertThat(with(counting, 4).matches(PASSWORD, hash)).isFalse();
        assertThat(counting.comparisons).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1_025, 100_000})
    void a_text_that_is_no_password_costs_the_same_and_is_not_even_read(int length) {
        var counting = new Counting(secrets, 4);
        var asked = with(counting, 4);
        var text = "x".repeat(length);
        var hash = asked.hash(PASSWORD);

        assertThat(asked.matches(text, hash)).isFalse();
        assertThat(asked.matches(text, null)).isFalse();
        assertThat(counting.comparisons)
                .hasSize(2)
                .noneMatch(it -> it.password().equals(text) || it.password().isEmpty());
    }

    @Test
    void a_text_longer_than_any_password_is_never_hashed() {
        assertThatIllegalArgumentException().isThrownBy(() -> passwords.hash("x".repeat(1_025)));
    }

    @Test
    void nobody_holds_a_transaction_while_a_password_is_worked_on(CapturedOutput output) {
        transaction.executeWithoutResult(_ -> {
            assertThatIllegalStateException().isThrownBy(() -> passwords.hash(PASSWORD));
            assertThatIllegalStateException().isThrownBy(() -> passwords.matches(PASSWORD, null));
        });
        assertThat(output.getAll()).doesNotContain(PASSWORD);
    }

    private Passwords with(Counting encoder, int rounds) {
        return new Passwords(encoder, rounds, pool, channels, common);
    }
}
