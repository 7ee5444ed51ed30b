package dev.cartwright.console;

import static dev.cartwright.StaffDesk.ADMINISTRATOR;
import static dev.cartwright.StaffDesk.PASSWORD;
import static dev.cartwright.StaffDesk.WAREHOUSE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.MovableClock;
import dev.cartwright.StaffDesk;
import dev.cartwright.WholeShop;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What people do with their own account at the console. */
@WholeShop
class OwnAccountTest {

    private static final Pattern END = Pattern.compile("/console/me/sessions/[0-9a-f-]{36}/end");

    @Autowired MockMvcTester http;
    @Autowired MovableClock clock;
    @Autowired DSLContext db;
    @LocalServerPort int port;

    private StaffDesk desk() {
        return new StaffDesk(http);
    }

    private Colleague joined(String... roles) {
        return Colleague.joined(desk(), port, clock, roles);
    }

    @Test
    void a_session_of_another_device_is_ended_and_nobody_elses_can_be() {
        var ada = joined(WAREHOUSE);
        var other = ada.elsewhere(port);
        other.showCode();
        assertThat(other.browser().open("/console").path()).isEqualTo("/console");

        var me = ada.browser().open("/console/me");
        var end = END.matcher(me.html());
        assertThat(end.find()).as(me.html()).isTrue();
        var action = end.group();
        assertThat(ada.browser().submit(action).path()).isEqualTo("/console/me");

        assertThat(other.browser().open("/console").path()).startsWith("/console/sign-in");
        var bob = joined(WAREHOUSE);
        bob.elsewhere(port).showCode();
        var page = bob.browser().open("/console/me");
        var his = END.matcher(page.html());
        assertThat(his.find()).isTrue();
        ada.elsewhere(port).showCode();
        ada.browser().open("/console/me");
        assertThat(END.matcher(ada.browser().shown().html()).results().map(it -> it.group()))
                .doesNotContain(his.group());
    }

    /** Rows of sessions lie as they were written last: here by what they say, not by session. */
    @Test
    void sessions_are_shown_whole_however_their_rows_lie() {
        var ada = joined(WAREHOUSE);
        for (int i = 0; i < 3; i++) {
            ada.elsewhere(port).showCode();
        }
        for (var name : List.of("id", "epoch", "stage", "began", "seen", "network", "agent")) {
            db.execute(
                    "update console.sessions_attributes set attribute_bytes = attribute_bytes"
                            + " where attribute_name = ?",
                    name);
        }
        db.execute("analyze console.sessions");
        db.execute("analyze console.sessions_attributes");

        var me = ada.browser().open("/console/me");

        assertThat(me.status()).isEqualTo(200);
        assertThat(END.matcher(me.html()).results()).hasSize(3);
    }

    @Test
    void a_new_password_signs_out_all_others_and_not_oneself() {
        var ada = joined(WAREHOUSE);
        var other = ada.elsewhere(port);
        other.showCode();
        ada.browser().open("/console/me");
        var wrong =
                ada.browser()
                        .submit(
                                "/console/me/password",
                                "currentPassword=wrong",
                                "newPassword=seven loud ducks at dawn");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.html()).contains("id=\"wrong-currentPassword\"");

        var changed =
                ada.browser()
                        .submit(
                                "/console/me/password",
                                "currentPassword=" + PASSWORD,
                                "newPassword=seven loud ducks at dawn");

        assertThat(changed.path()).isEqualTo("/console/me");
        assertThat(other.browser().open("/console").path()).startsWith("/console/sign-in");
        assertThat(desk().mails(ada.email(), "password-changed")).isEqualTo(1);
    }

    @Test
    void a_lost_device_is_removed_after_a_day_by_who_reads_the_mail() {
        var ada = joined(WAREHOUSE).elsewhere(port);
        ada.browser().submit("/console/second-factor/loss");
        ada.browser().open("/console/second-factor");
        assertThat(ada.browser().shown().html()).contains("Asked for at");
        assertThat(desk().mails(ada.email(), "second-factor-lost")).isEqualTo(1);
        var link = desk().link(ada.email(), "second-factor-lost");

        ada.browser().open(link);
        assertThat(ada.browser().submit("/console/second-factor/removal").status())
                .as("before its time")
                .isEqualTo(409);
        assertThat(ada.browser().open(link.replaceFirst("token=.", "token=_")).status())
                .as("another link")
                .isEqualTo(409);

        clock.move(Duration.ofDays(1));
        var again = ada.elsewhere(port);
        again.browser().open(link);
        assertThat(again.browser().submit("/console/second-factor/removal").path())
                .isEqualTo("/console/second-factor/setup");
        assertThat(desk().mails(ada.email(), "second-factor-removed")).isEqualTo(1);
        assertThat(again.browser().open("/console").path())
                .as("nothing is open before another is set up")
                .startsWith("/console/sign-in");
    }

    @Test
    void a_code_of_the_device_ends_what_somebody_said_of_its_loss() {
        var ada = joined(WAREHOUSE);
        var thief = ada.elsewhere(port);
        thief.browser().submit("/console/second-factor/loss");
        var link = desk().link(ada.email(), "second-factor-lost");

        ada.elsewhere(port).showCode();
        clock.move(Duration.ofDays(1));

        var again = ada.elsewhere(port);
        assertThat(again.browser().open(link).status()).isEqualTo(409);
    }

    @Test
    void another_device_is_set_up_by_who_has_proven_who_they_are() {
        var ada = joined(ADMINISTRATOR);
        clock.move(Duration.ofMinutes(11));
        ada.browser().open("/console/me");
        assertThat(ada.browser().submit("/console/me/second-factor/removal").path())
                .isEqualTo("/console/confirmation?to=/console/me");
        assertThat(ada.prove().path()).isEqualTo("/console/me");

        var other = ada.elsewhere(port);
        other.showCode();
        assertThat(other.browser().open("/console").path()).isEqualTo("/console");
        assertThat(ada.browser().submit("/console/me/second-factor/removal").path())
                .isEqualTo("/console/second-factor/setup");

        assertThat(other.browser().open("/console").path())
                .as("the device that was left")
                .startsWith("/console/sign-in");
        assertThat(ada.browser().open("/console/staff").path()).startsWith("/console/sign-in");
    }
}
