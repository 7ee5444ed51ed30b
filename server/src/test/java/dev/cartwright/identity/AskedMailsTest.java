package dev.cartwright.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.MovableClock;
import dev.cartwright.kernel.EmailAddress;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AccountTest
class AskedMailsTest {

    @Autowired AskedMails mails;
    @Autowired AskedMailTable table;
    @Autowired LockQueue queue;
    @Autowired MovableClock clock;

    EmailAddress ada = new EmailAddress("ada@example.org");

    @BeforeEach
    void somebodyNew() {
        ada = new EmailAddress("ada-" + UUID.randomUUID() + "@example.org");
    }

    @Test
    void of_many_who_ask_at_once_one_is_heard() throws Exception {
        for (int round = 0; round < 2; round++) {
            try (var threads = Executors.newFixedThreadPool(12)) {
                var all =
                        Stream.<Callable<Boolean>>generate(
                                        () -> () -> mails.mayTellOfRegistration(ada))
                                .limit(12);

                assertThat(threads.invokeAll(all.toList()).stream().map(Future::resultNow))
                        .containsOnlyOnce(true);
            }
            clock.move(Duration.ofMinutes(1));
        }
    }

    @Test
    void each_cause_has_a_count_of_its_own() {
        var account = UUID.randomUUID();

        assertThat(mails.mayTellOfRegistration(ada)).isTrue();
        assertThat(mails.mayReset(ada)).isTrue();
        assertThat(mails.mayTellOfMove(account, ada)).isTrue();
        assertThat(mails.mayTellOfMove(UUID.randomUUID(), ada)).isTrue();
        assertThat(mails.mayTellOfMove(account, ada)).isFalse();
    }

    @Test
    void after_a_day_nothing_is_known_of_who_was_written_to() {
        mails.mayTellOfRegistration(ada);
        assertThat(queue.db().fetch("select key from identity.asked_mails").formatCSV())
                .doesNotContain(ada.value());
        clock.move(Duration.ofDays(1));

        assertThat(table.forget(clock.instant())).isPositive();
        assertThat(queue.db().fetch("select key from identity.asked_mails")).isEmpty();
    }
}
