package dev.cartwright.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartwright.ModuleTest;
import dev.cartwright.MovableClock;
import dev.cartwright.TestDatabase;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.links.Links.Sent;
import dev.cartwright.platform.Sha256;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ModuleTest
@Import({TestDatabase.class, MovableClock.class})
class LinksTest {

    private static final EmailAddress ADDRESS = new EmailAddress("ada@example.org");

    @Autowired Links links;
    @Autowired LinkSettings settings;
    @Autowired MovableClock clock;
    @Autowired DSLContext db;

    UUID ada = UUID.randomUUID();

    @BeforeEach
    void somebody_new() {
        ada = UUID.randomUUID();
    }

    @ParameterizedTest
    @EnumSource
    void a_link_is_looked_at_often_and_used_once(Purpose purpose) {
        var link = links.give(purpose, ada, ADDRESS);

        assertThat(links.find(purpose, link.token())).isEqualTo(new Sent(ada, ADDRESS));
        assertThat(links.find(purpose, link.token())).isEqualTo(new Sent(ada, ADDRESS));
        links.use(purpose, link.token());

        refused(purpose, link);
    }

    @ParameterizedTest
    @EnumSource
    void a_link_is_given_again_while_it_is_younger_than_half_its_life(Purpose purpose) {
        var half = settings.lifetime(purpose).dividedBy(2);
        var link = links.give(purpose, ada, ADDRESS);
        var other = links.give(other(purpose), ada, ADDRESS);
        assertThat(link.token()).hasSize(43).isNotEqualTo(other.token());
        assertThat(link.holds()).isEqualTo(settings.lifetime(purpose));
        clock.move(half.minusSeconds(5));

        var again = links.give(purpose, ada, ADDRESS);

        assertThat(again.token()).isEqualTo(link.token());
        assertThat(again.holds()).isBetween(half, half.plusSeconds(5));
        assertThat(links.find(purpose, link.token()).user()).isEqualTo(ada);
    }

    @ParameterizedTest
    @EnumSource
    void after_half_its_life_another_takes_its_place(Purpose purpose) {
        var older = links.give(purpose, ada, ADDRESS);
        clock.move(settings.lifetime(purpose).dividedBy(2));

        var newer = links.give(purpose, ada, ADDRESS);

        refused(purpose, older);
        assertThat(newer.holds()).isEqualTo(settings.lifetime(purpose));
        assertThat(links.find(purpose, newer.token()).user()).isEqualTo(ada);
    }

    @ParameterizedTest
    @EnumSource
    void of_an_account_one_link_of_a_purpose_holds_whichever_address_it_went_to(Purpose purpose) {
        var older = links.give(purpose, ada, ADDRESS);
        var newer = links.give(purpose, ada, new EmailAddress("ada@example.net"));

        refused(purpose, older);
        assertThat(links.find(purpose, newer.token()).email())
                .isEqualTo(new EmailAddress("ada@example.net"));
    }

    @ParameterizedTest
    @EnumSource
    void a_link_that_was_used_is_not_given_again(Purpose purpose) {
        var used = links.give(purpose, ada, ADDRESS);
        links.use(purpose, used.token());

        assertThat(links.give(purpose, ada, ADDRESS).token()).isNotEqualTo(used.token());
    }

    @Test
    void what_opens_something_is_not_kept() {
        var link = links.give(Purpose.RESET, ada, ADDRESS);

        var row =
                db.fetchSingle("select * from links.password_reset_tokens where user_id = ?", ada);

        assertThat(row.get("token_hash", byte[].class)).isEqualTo(Sha256.of(link.token()));
        assertThat(row.formatCSV()).doesNotContain(link.token());
    }

    @ParameterizedTest
    @EnumSource
    void a_link_that_is_too_old_does_nothing_and_is_forgotten(Purpose purpose) {
        var link = links.give(purpose, ada, ADDRESS);
        clock.move(settings.lifetime(purpose));

        refused(purpose, link);
        links.forgetExpired();
        assertThat(rows(purpose)).isZero();
    }

    private int rows(Purpose purpose) {
        var table =
                switch (purpose) {
                    case VERIFICATION -> "links.email_verification_tokens";
                    case RESET -> "links.password_reset_tokens";
                    case STAFF_PASSWORD -> "links.staff_password_tokens";
                };
        return db.fetchSingle("select count(*) from " + table + " where user_id = ?", ada)
                .get(0, int.class);
    }

    @Test
    void all_links_of_an_account_are_forgotten_together_and_nobody_elses() {
        var eve = UUID.randomUUID();
        var hers = links.give(Purpose.RESET, eve, ADDRESS);
        var verification = links.give(Purpose.VERIFICATION, ada, ADDRESS);
        var reset = links.give(Purpose.RESET, ada, ADDRESS);

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
