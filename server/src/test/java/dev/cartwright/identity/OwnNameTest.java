package dev.cartwright.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.AsAdmin;
import dev.cartwright.links.Purpose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What an account's owner is called, and what they read, is what their profile says. */
@AccountTest
class OwnNameTest {

    @Autowired LinkMail mail;
    @LocalServerPort int port;

    Visitor ada = new Visitor(0);
    String access = "";

    @BeforeEach
    void signedIn() {
        ada = new Visitor(port).verified();
        access = ada.signIn().text("/accessToken");
    }

    @Test
    void who_has_said_nothing_else_is_called_as_they_registered() {
        mail.send(Purpose.RESET + " " + ada.email());

        assertThat(ada.mails("reset-password").getFirst().at("/text").asString())
                .startsWith("Hello Ada,");
        assertThat(me().text("/name")).isEqualTo("Ada");
        assertThat(me().text("/locale")).isEqualTo("en-US");
    }

    @Test
    void mails_and_the_own_account_follow_the_profile() {
        profile("{\"name\": \"Augusta\", \"locale\": \"de-AT\"}");
        mail.send(Purpose.RESET + " " + ada.email());

        assertThat(ada.mails("reset-password").getFirst().at("/text").asString())
                .startsWith("Hallo Augusta,");
        assertThat(me().text("/name")).isEqualTo("Augusta");
        assertThat(me().text("/locale")).isEqualTo("de-AT");
        var seen = ada.as(AsAdmin.KEY, "GET", "/api/admin/accounts?email=" + ada.email(), "");
        assertThat(seen.text("/name")).isEqualTo("Augusta");
        var data = ada.as(access, "GET", "/api/customer/data", "").json();
        assertThat(data.at("/account/0/name").asString()).isEqualTo("Augusta");
    }

    @Test
    void the_name_of_the_profile_is_no_password() {
        profile("{\"name\": \"Augusta Byron\"}");
        mail.send(Purpose.RESET + " " + ada.email());

        var refused = ada.reset(ada.newestLink("reset-password"), "augusta.byron");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/errors/0/field")).isEqualTo("password");
    }

    private void profile(String change) {
        assertThat(ada.as(access, "PATCH", "/api/customer", change).status()).isEqualTo(200);
    }

    private Visitor.Answer me() {
        return ada.as(access, "GET", "/api/auth/me", "");
    }
}
