package dev.cartwright.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartwright.MovableClock;
import dev.cartwright.TestDatabase;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.links.Links.Sent;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;

@ApplicationModuleTest
@Import({TestDatabase.class, MovableClock.class})
class LinksTest {

    private static final EmailAddress ADDRESS = new EmailAddress("ada@example.org");

    @Autowired Links links;
    @Autowired MovableClock clock;

    UUID ada = UUID.randomUUID();

    @BeforeEach
    void somebody_new() {
        ada = UUID.randomUUID();
    }

    @ParameterizedTest
    @EnumSource
    void a_link_is_looked_at_often_and_used_once(Purpose purpose) {
        var link = links.replace(purpose, ada, ADDRESS);

        assertThat(links.find(purpose, link.token())).isEqualTo(new Sent(ada, ADDRESS));
        assertThat(links.find(purpose, link.token())).isEqualTo(new Sent(ada, ADDRESS));
        links.use(purpose, link.token());

        refused(purpose, link);
    }

    @ParameterizedTest
    @EnumSource
    void of_an_account_only_the_newest_of_its_purpose_holds(Purpose purpose) {
        var older = links.replace(purpose, ada, ADDRESS);
        var other = links.replace(other(purpose), ada, ADDRESS);
        var newer = links.replace(purpose, ada, ADDRESS);

        refused(purpose, older);
        refused(purpose, other);
        assertThat(links.find(purpose, newer.token()).user()).isEqualTo(ada);
        assertThat(links.find(other(purpose), other.token()).user()).isEqualTo(ada);
    }

    @ParameterizedTest
    @EnumSource
    void a_link_that_is_too_old_does_nothing_and_is_forgotten(Purpose purpose) {
        var link = links.replace(purpose, ada, ADDRESS);
        clock.move(links.lifetime(purpose));

        refused(purpose, link);
        links.forgetExpired();
        assertThat(links.sentWithin(purpose, ada, Duration.ofDays(365))).isFalse();
    }

    @Test
    void all_links_of_an_account_are_forgotten_together_and_nobody_elses() {
        var eve = UUID.randomUUID();
        var hers = links.replace(Purpose.RESET, eve, ADDRESS);
        var verification = links.replace(Purpose.VERIFICATION, ada, ADDRESS);
        var reset = links.replace(Purpose.RESET, ada, ADDRESS);

        links.forget(ada);

        refused(Purpose.VERIFICATION, verification);
        refused(Purpose.RESET, reset);
        assertThat(links.find(Purpose.RESET, hers.token()).user()).isEqualTo(eve);
    }

    private void refused(Purpose purpose, Link link) {
        assertThatThrownBy(() -> links.find(purpose, link.token())).isInstanceOf(LinkProblem.class);
        assertThatThrownBy(() -> links.use(purpose, link.token())).isInstanceOf(LinkProblem.class);
    }

    private static Purpose other(Purpose purpose) {
        return purpose == Purpose.RESET ? Purpose.VERIFICATION : Purpose.RESET;
    }
}
