package dev.cartwright.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.AsAdmin;
import dev.cartwright.identity.User.Status;
import dev.cartwright.identity.Visitor.Answer;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.links.Purpose;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@AccountTest
class SessionsTest {

    @Autowired UserTable users;
    @Autowired LinkMail mail;
    @Autowired LockQueue queue;
    @LocalServerPort int port;

    Visitor ada = new Visitor(0);
    String access = "";

    @BeforeEach
    void signedIn() {
        ada = new Visitor(port).verified();
        access = ada.signIn().text("/accessToken");
    }

    @Test
    void a_guest_has_no_account() {
        for (var path : new String[] {"me", "sessions", "events"}) {
            var refused = ada.send("GET", "/api/auth/" + path, "");

            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.type()).isEqualTo("/problems/sign-in-needed");
        }
    }

    @Test
    void an_unknown_address_and_a_wrong_password_are_refused_alike() {
        var wrong = ada.with("eight purple herons").signIn();
        var unknown = new Visitor(port).signIn();

        assertThat(wrong.status()).isEqualTo(unknown.status()).isEqualTo(401);
        assertThat(wrong.body()).isEqualTo(unknown.body());
    }

    @Test
    void somebody_sees_the_own_account() {
        var me = own("GET", "me");

        assertThat(me.text("/email")).isEqualTo(ada.email());
        assertThat(me.text("/name")).isEqualTo("Ada");
        assertThat(me.json().at("/emailVerified").asBoolean()).isTrue();
    }

    @Test
    void each_device_is_named_and_can_be_signed_out() {
        var other = ada.from("127.0.0.8").signIn();
        var session = ada.as(other.text("/accessToken"), "GET", "/api/auth/me", "");

        var devices = own("GET", "sessions").json().at("/items");
        assertThat(devices.size()).isEqualTo(2);
        assertThat(devices.at("/0/network").asString()).isEqualTo("127.0.0.8");
        assertThat(devices.at("/0/device").asString()).isEqualTo("Lynx on a train");
        assertThat(devices.at("/0/current").asBoolean()).isFalse();
        assertThat(devices.at("/1/current").asBoolean()).isTrue();

        assertThat(own("DELETE", "sessions/" + session.text("/sessionId")).status()).isEqualTo(204);
        assertThat(ada.refresh(other.text("/refreshToken")).status()).isEqualTo(401);
        assertThat(own("GET", "sessions").json().at("/items").size()).isEqualTo(1);
        assertThat(own("DELETE", "sessions/" + session.text("/sessionId")).type())
                .isEqualTo("/problems/unknown-session");
    }

    @Test
    void all_other_devices_can_be_signed_out_at_once() {
        var other = ada.signIn();

        assertThat(own("DELETE", "sessions").status()).isEqualTo(204);

        assertThat(ada.refresh(other.text("/refreshToken")).status()).isEqualTo(401);
        assertThat(own("GET", "me").status()).isEqualTo(200);
    }

    @Test
    void nobody_signs_out_anothers_device() {
        var grace = new Visitor(port).verified();
        var hers = grace.signIn();
        var session = grace.as(hers.text("/accessToken"), "GET", "/api/auth/me", "");

        var refused = own("DELETE", "sessions/" + session.text("/sessionId"));

        assertThat(refused.type()).isEqualTo("/problems/unknown-session");
        assertThat(grace.refresh(hers.text("/refreshToken")).status()).isEqualTo(200);
    }

    @Test
    void somebody_reads_what_befell_the_own_account_and_nothing_else() {
        new Visitor(port).verified().signIn();
        ada.with("eight purple herons").signIn();

        var events = own("GET", "events").json().at("/items");

        // Two of one transaction are of one millisecond, and in no order.
        assertThat(events.valueStream().map(it -> it.at("/kind").asString()))
                .containsExactlyInAnyOrder(
                        "SIGNED_IN", "SIGNED_IN", "VERIFIED", "REGISTERED", "VERIFICATION_SENT");
        assertThat(events.at("/0/result").asString()).isEqualTo("REFUSED");
        assertThat(events.at("/0/reason").asString()).isEqualTo("WRONG_PASSWORD");
    }

    @Test
    void an_account_the_staff_has_disabled_opens_nothing_until_it_is_enabled() {
        var session = ada.signIn();
        var id = own("GET", "me").text("/id");

        assertThat(staff("PUT", id + "/suspension").text("/status")).isEqualTo("DISABLED");
        assertThat(staff("PUT", id + "/suspension").text("/status")).isEqualTo("DISABLED");

        assertThat(ada.refresh(session.text("/refreshToken")).status()).isEqualTo(401);
        assertThat(own("GET", "me").type()).isEqualTo("/problems/session-ended");
        assertThat(ada.signIn().type()).isEqualTo("/problems/account-disabled");
        assertThat(ada.with("eight purple herons").signIn().type())
                .isEqualTo("/problems/wrong-credentials");
        assertThat(staff("DELETE", id + "/suspension").text("/status")).isEqualTo("ACTIVE");
        assertThat(ada.signIn().status()).isEqualTo(200);
        assertThat(ada.refresh(session.text("/refreshToken")).status()).isEqualTo(401);
        assertThat(ada.log().stream().filter("DISABLED SUCCEEDED"::equals)).hasSize(1);
    }

    @Test
    void who_signs_in_at_the_instant_the_account_is_disabled_stays_outside() throws Exception {
        var id = account().id();

        var late = queue.behind(() -> users.setStatus(id, Status.DISABLED), ada::signIn);

        assertThat(late.getFirst().type()).isEqualTo("/problems/wrong-credentials");
    }

    @Test
    void a_password_that_another_replaces_at_that_instant_opens_nothing_any_more()
            throws Exception {
        var before = account();
        var hash = Objects.requireNonNull(before.passwordHash());

        var late = queue.behind(() -> users.setPassword(before.id(), hash), ada::signIn);

        assertThat(late.getFirst().type()).isEqualTo("/problems/wrong-credentials");
        assertThat(ada.signIn().status()).isEqualTo(200);
    }

    @Test
    void a_link_from_before_an_account_was_disabled_opens_nothing_after() {
        mail.send(Purpose.RESET + " " + ada.email());
        var link = ada.newestLink("reset-password");
        var id = account().id();
        staff("PUT", id + "/suspension");
        staff("DELETE", id + "/suspension");

        assertThat(ada.reset(link, "nine purple herons").type())
                .isEqualTo("/problems/link-not-valid");
    }

    @Test
    void a_customer_is_no_staff() {
        assertThat(ada.as(access, "GET", "/api/admin/auth-logs", "").status()).isEqualTo(403);
    }

    private User account() {
        return users.find(new EmailAddress(ada.email())).orElseThrow();
    }

    private Answer own(String method, String path) {
        return ada.as(access, method, "/api/auth/" + path, "");
    }

    private Answer staff(String method, String path) {
        return ada.as(AsAdmin.KEY, method, "/api/admin/accounts/" + path, "");
    }
}
