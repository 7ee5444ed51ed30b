package dev.cartwright.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The scheduler at work: nobody sends by hand what somebody has asked for. */
@AccountTest
@TestPropertySource(
        properties = {"db-scheduler.enabled=true", "db-scheduler.polling-interval=100ms"})
class AccountJobTest {

    @LocalServerPort int port;

    @Test
    void a_link_that_is_asked_for_comes_by_mail_and_nobody_gets_one_without_an_account() {
        var ada = new Visitor(port);
        var nobody = new Visitor(port);
        ada.register();

        nobody.forgot();
        ada.forgot();

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(ada.mails("reset-password")).hasSize(1));
        assertThat(nobody.mails("reset-password")).isEmpty();
    }
}
