package dev.cartwright.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartwright.ModuleTest;
import dev.cartwright.MovableClock;
import dev.cartwright.TestDatabase;
import dev.cartwright.sessions.Renewal.Closed;
import dev.cartwright.sessions.Renewal.Late;
import dev.cartwright.sessions.Renewal.Renewed;
import dev.cartwright.sessions.Renewal.Reused;
import dev.cartwright.sessions.Renewal.Why;
import dev.cartwright.sessions.Sessions.Begun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
@Import({TestDatabase.class, MovableClock.class})
class SessionsTest {

    private static final int EPOCH = 3;

    @Autowired Sessions sessions;
    @Autowired SessionTable table;
    @Autowired MovableClock clock;
    @Autowired TransactionTemplate transaction;

    UUID ada = UUID.randomUUID();
    Begun begun = new Begun(ada, "");

    @BeforeEach
    void somebody_signed_in() {
        ada = UUID.randomUUID();
        begun = Objects.requireNonNull(transaction.execute(_ -> sessions.begin(ada, EPOCH)));
    }

    @Test
    void a_session_begins_and_ends_only_with_its_reason() {
        assertThatThrownBy(() -> sessions.begin(ada, EPOCH))
                .isInstanceOf(IllegalTransactionStateException.class);
        assertThatThrownBy(() -> sessions.endAll(ada, null, End.ERASED))
                .isInstanceOf(IllegalTransactionStateException.class);
        assertThat(open()).containsExactly(begun.session());
    }

    @Test
    void an_account_that_is_closed_or_of_another_epoch_continues_nothing() {
        assertThat(renew(begun.refreshToken(), null)).isEqualTo(new Closed(Why.ACCOUNT_CLOSED));
        assertThat(renew(begun.refreshToken(), EPOCH + 1)).isEqualTo(new Closed(Why.EPOCH_CHANGED));
        assertThat(sessions.open(ada, EPOCH + 1)).isEmpty();

        assertThat(renew(begun.refreshToken(), EPOCH)).isInstanceOf(Renewed.class);
    }

    @Test
    void that_a_session_is_over_is_said_before_what_became_of_the_account() {
        transaction.execute(_ -> sessions.end(ada, begun.session(), End.REVOKED));

        assertThat(renew(begun.refreshToken(), null)).isEqualTo(new Closed(Why.ENDED));
    }

    @Test
    void the_token_before_the_newest_is_answered_the_same_for_the_grace_and_then_ends_it() {
        var first = (Renewed) renew(begun.refreshToken(), EPOCH);
        var again = (Renewed) renew(begun.refreshToken(), EPOCH);
        assertThat(first.anew()).isTrue();
        assertThat(again).isEqualTo(new Renewed(first.refreshToken(), false));

        clock.move(Duration.ofSeconds(21));
        assertThat(renew(begun.refreshToken(), EPOCH)).isEqualTo(new Reused(Late.PARENT));

        assertThat(open()).isEmpty();
        assertThat(renew(first.refreshToken(), EPOCH)).isEqualTo(new Closed(Why.ENDED));
    }

    @Test
    void nobody_ends_anothers_session() {
        var eve = UUID.randomUUID();

        assertThat(
                        transaction.<Boolean>execute(
                                _ -> sessions.end(eve, begun.session(), End.REVOKED)))
                .isFalse();
        assertThat(open()).containsExactly(begun.session());
    }

    @Test
    void a_network_is_known_where_the_account_was_used_from_it_since() {
        var before = clock.instant().minusSeconds(60);

        assertThat(sessions.isKnown(ada, "127.0.0.1", before)).isTrue();
        assertThat(sessions.isKnown(ada, "127.0.0.2", before)).isFalse();
        assertThat(sessions.isKnown(UUID.randomUUID(), "127.0.0.1", before)).isFalse();
        assertThat(sessions.isKnown(ada, "127.0.0.1", clock.instant().plusSeconds(60))).isFalse();
    }

    @Test
    void what_is_long_over_is_forgotten_with_its_tokens_and_what_is_open_stays() {
        var over = begun;
        transaction.execute(_ -> sessions.end(ada, over.session(), End.SIGNED_OUT));
        var open = Objects.requireNonNull(transaction.execute(_ -> sessions.begin(ada, EPOCH)));
        Instant now = clock.instant();

        table.forget(now.plusSeconds(1), 1000);

        assertThat(transaction.<Boolean>execute(_ -> sessions.lock(over.refreshToken()).isEmpty()))
                .isTrue();
        assertThat(open()).containsExactly(open.session());
        assertThat(renew(open.refreshToken(), EPOCH)).isInstanceOf(Renewed.class);
    }

    private List<UUID> open() {
        return sessions.open(ada, EPOCH).stream().map(Device::id).toList();
    }

    private Renewal renew(String token, @Nullable Integer epoch) {
        return Objects.requireNonNull(
                transaction.execute(
                        _ -> sessions.renew(sessions.lock(token).orElseThrow(), token, epoch)));
    }
}
