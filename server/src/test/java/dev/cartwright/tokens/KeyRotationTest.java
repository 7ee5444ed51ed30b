package dev.cartwright.tokens;

import static dev.cartwright.tokens.TokenClaimsTest.ADA;
import static dev.cartwright.tokens.schema.Tables.SIGNING_KEYS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.nimbusds.jose.JWSObject;
import dev.cartwright.ModuleTest;
import dev.cartwright.MovableClock;
import dev.cartwright.StatementCount;
import dev.cartwright.TestDatabase;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.platform.ServerKey;
import java.text.ParseException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ModuleTest
@Import({TestDatabase.class, MovableClock.class, StatementCount.class})
class KeyRotationTest {

    @Autowired AccessTokens tokens;
    @Autowired Keyring keyring;
    @Autowired KeyRotation rotation;
    @Autowired SigningKeyTable table;
    @Autowired ServerKey key;
    @Autowired MovableClock clock;
    @Autowired DSLContext db;

    /** Whatever went before: one key, which has signed for a day. */
    @BeforeEach
    void one_key_signs() {
        rotation.rotateNow();
        clock.move(Duration.ofDays(1));
        rotation.rotateIfDue();
        assertThat(rotation.keys()).hasSize(1);
    }

    @Test
    void the_next_key_is_published_for_an_hour_before_it_signs() {
        var old = keyring.signing();

        assertThat(rotation.rotateNow()).isTrue();
        var next = rotation.keys().getFirst();
        assertThat(keyring.published()).containsExactly(next, old);
        assertThat(signer()).isEqualTo(old.id());
        clock.move(Duration.ofMinutes(59));
        assertThat(signer()).isEqualTo(old.id());
        clock.move(Duration.ofMinutes(1));
        assertThat(signer()).isEqualTo(next.id());
    }

    @Test
    void tokens_of_the_old_key_are_taken_as_long_as_they_may_live_and_then_it_is_deleted() {
        var old = keyring.signing();
        rotation.rotateNow();
        clock.move(Duration.ofMinutes(59));
        var last = tokens.issue(ADA).token();
        clock.move(Duration.ofMinutes(10));

        rotation.rotateIfDue();
        assertThat(tokens.verify(last)).isEqualTo(ADA);
        clock.move(Duration.ofMinutes(4));
        assertThat(keyring.published()).extracting(SigningKey::id).doesNotContain(old.id());
        assertThat(table.all()).hasSize(2);
        rotation.rotateIfDue();
        assertThat(table.all()).extracting(SigningKey::id).containsExactly(signer());
    }

    @Test
    void who_stole_an_old_key_cannot_use_it_though_its_row_is_still_there() {
        var stolen = keyring.signing();
        rotation.rotateNow();
        clock.move(Duration.ofMinutes(75));

        var forged =
                Forger.sign(
                        stolen.pair(), Forger.header(stolen.id()), Forger.claims(clock.instant()));
        assertThat(table.all()).extracting(SigningKey::id).contains(stolen.id());
        assertRefused(forged);
    }

    @Test
    void nothing_is_rotated_before_it_is_due_and_then_once() {
        var old = keyring.signing();
        var due = old.signsFrom().plus(Duration.ofDays(90)).minus(Duration.ofHours(1));

        clock.move(Duration.between(clock.instant(), due).minusMinutes(1));
        rotation.rotateIfDue();
        assertThat(rotation.keys()).containsExactly(old);
        clock.move(Duration.ofMinutes(1));
        rotation.rotateIfDue();
        rotation.rotateIfDue();

        var next = rotation.keys().getFirst();
        assertThat(rotation.keys()).containsExactly(next, old);
        assertThat(next.generation()).isEqualTo(old.generation() + 1);
        assertThat(Duration.between(old.signsFrom(), next.signsFrom()))
                .isBetween(Duration.ofDays(90), Duration.ofDays(90).plusMinutes(1));
    }

    @Test
    void while_a_next_key_waits_no_other_is_made() {
        assertThat(rotation.rotateNow()).isTrue();
        assertThat(rotation.rotateNow()).isFalse();
        clock.move(Duration.ofMinutes(61));
        assertThat(rotation.rotateNow()).isTrue();
    }

    @Test
    void a_node_takes_the_tokens_of_a_key_that_another_node_made() {
        var other = SigningKey.generate();
        var now = clock.instant();
        keyring.published();
        table.next(other, now, now, now);

        clock.move(Duration.ofSeconds(2));
        var token = Forger.sign(other, Forger.header(other.getKeyID()), Forger.claims(now));
        assertThat(tokens.verify(token)).isEqualTo(ADA);
    }

    @Test
    void requests_ask_no_database_and_forgers_at_most_once_a_second() {
        var token = tokens.issue(ADA).token();
        var forged =
                Forger.sign(
                        SigningKey.generate(), Forger.header("x"), Forger.claims(clock.instant()));
        clock.move(Duration.ofSeconds(2));

        assertThat(asked(50, () -> tokens.verify(token))).isZero();
        assertThat(asked(50, () -> tokens.issue(ADA))).isZero();
        assertThat(asked(50, () -> assertRefused(forged))).isEqualTo(1);
        assertThat(asked(50, () -> assertRefused(forged))).isZero();
        clock.move(Duration.ofSeconds(2));
        assertThat(asked(50, () -> assertRefused(forged))).isEqualTo(1);
    }

    private static int asked(int times, Runnable work) {
        return StatementCount.during(() -> IntStream.range(0, times).forEach(_ -> work.run()))
                .statements()
                .size();
    }

    @Test
    void no_private_key_stands_in_the_table_and_none_fits_another_name() {
        var row = db.fetchSingle(SIGNING_KEYS);
        var pair = keyring.signing().pair();

        assertThat(new String(row.getSealed(), UTF_8)).doesNotContain("\"d\"", "\"kty\"");
        assertThat(new String(key.open("signing-key", row.getKid(), row.getSealed()), UTF_8))
                .contains(String.valueOf(pair.getD()));
        assertThatIllegalStateException()
                .isThrownBy(() -> key.open("signing-key", "another", row.getSealed()));
        assertThatIllegalStateException()
                .isThrownBy(() -> key.open("secret", row.getKid(), row.getSealed()));
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, a, PT1H, P90D, expire-after",
        "PT10M, ' ', PT1H, P90D, audience",
        "PT10M, a, PT9M, P90D, publish-ahead",
        "PT10M, a, PT1H, PT119M, rotate-every"
    })
    void a_setting_that_would_lock_customers_out_stops_the_start(
            Duration expire, String audience, Duration ahead, Duration every, String named) {
        assertThatExceptionOfType(InvalidField.class)
                .isThrownBy(() -> new TokenSettings(expire, audience, ahead, every))
                .satisfies(it -> assertThat(it.field()).isEqualTo("cartwright.tokens." + named));
    }

    private String signer() {
        try {
            return JWSObject.parse(tokens.issue(ADA).token()).getHeader().getKeyID();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertRefused(String token) {
        assertThatExceptionOfType(TokenProblem.class).isThrownBy(() -> tokens.verify(token));
    }
}
