package dev.cartwright.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.MovableClock;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Addresses go from hand to hand; what was done with them does not. */
@AccountTest
class FormerAddressTest {

    static final String ADAS_NETWORK = "127.0.0.7";
    static final String BOBS_NETWORK = "127.0.0.8";

    @Autowired MovableClock clock;
    @LocalServerPort int port;

    Visitor before = new Visitor(0);
    Visitor wanted = new Visitor(0);
    Visitor ada = new Visitor(0);

    /** Asked for one address and forgot about it, then moved to another. */
    @BeforeEach
    void somebody_who_moved() {
        before = new Visitor(port).from(ADAS_NETWORK).verified();
        wanted = new Visitor(port).from(ADAS_NETWORK);
        ada = new Visitor(port).from(ADAS_NETWORK);
        ask(wanted);
        ask(ada);
        ada.verify(ada.newestLink("confirm-new-email"));
        assertThat(ada.signIn().status()).isEqualTo(200);
    }

    @Test
    void whoever_gets_an_address_reads_and_wipes_nothing_of_who_had_it() {
        clock.move(Duration.ofMinutes(1));
        var bob = before.from(BOBS_NETWORK).with("eight purple herons").verified();
        var adasMails = mails(data(ada));

        var told = data(bob);

        assertThat(told.at("/auth-logs").valueStream().map(it -> it.at("/network").asString()))
                .isNotEmpty()
                .containsOnly(BOBS_NETWORK);
        assertThat(mails(told)).containsExactly("verify-email to " + before.email());
        assertThat(erase(bob).status()).isEqualTo(200);
        assertThat(data(ada).at("/auth-logs").valueStream())
                .allMatch(it -> it.at("/network").asString().equals(ADAS_NETWORK));
        assertThat(mails(data(ada))).isEqualTo(adasMails);
    }

    @Test
    void whoever_moved_is_told_of_all_addresses_and_forgotten_under_all() {
        var told = data(ada);

        assertThat(told.at("/auth-logs").valueStream().map(it -> it.at("/kind").asString()))
                .contains("REGISTERED", "VERIFICATION_SENT", "VERIFIED", "EMAIL_CHANGED");
        assertThat(mails(told))
                .contains(
                        "verify-email to " + before.email(),
                        "confirm-new-email to " + wanted.email(),
                        "confirm-new-email to " + ada.email(),
                        "email-changed to " + before.email());

        assertThat(erase(ada).status()).isEqualTo(200);

        for (var address : List.of(before, wanted, ada)) {
            assertThat(found("/api/admin/mails?to=", address)).as("%s", address).isEmpty();
            assertThat(found("/api/admin/auth-logs?email=", address)).as("%s", address).isEmpty();
        }
    }

    private void ask(Visitor next) {
        var asked =
                before.as(
                        before.signIn().text("/accessToken"),
                        "POST",
                        "/api/auth/email",
                        "{\"email\": \"%s\", \"password\": \"%s\"}"
                                .formatted(next.email(), before.password()));
        assertThat(asked.status()).isEqualTo(202);
    }

    private static JsonNode data(Visitor who) {
        return who.as(who.signIn().text("/accessToken"), "GET", "/api/customer/data", "").json();
    }

    private static List<String> mails(JsonNode data) {
        return data.at("/mails")
                .valueStream()
                .map(it -> it.at("/kind").asString() + " to " + it.at("/to").asString())
                .toList();
    }

    private static Visitor.Answer erase(Visitor who) {
        return who.as(
                who.signIn().text("/accessToken"),
                "POST",
                "/api/auth/erasure",
                "{\"password\": \"%s\"}".formatted(who.password()));
    }

    private static List<JsonNode> found(String query, Visitor address) {
        return address.asStaff("GET", query + URLEncoder.encode(address.email(), UTF_8))
                .json()
                .at("/items")
                .valueStream()
                .toList();
    }
}
