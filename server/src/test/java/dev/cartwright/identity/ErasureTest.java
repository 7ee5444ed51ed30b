package dev.cartwright.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.links.Purpose;
import dev.cartwright.platform.Auditor;
import dev.cartwright.platform.Auditor.Violation;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@AccountTest
class ErasureTest {

    @Autowired UserTable users;
    @Autowired Auditor auditor;
    @Autowired LockQueue queue;
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
    void a_wrong_password_forgets_nobody() {
        var refused = erase("eight purple herons");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/errors/0/field")).isEqualTo("password");
        assertThat(ada.signIn().status()).isEqualTo(200);
    }

    @Test
    void who_is_forgotten_is_signed_out_everywhere_and_the_address_is_free_again() {
        var elsewhere = ada.signIn();

        var receipt = erase(Visitor.PASSWORD);

        assertThat(receipt.status()).isEqualTo(200);
        assertThat(receipt.body()).doesNotContain(ada.email());
        assertThat(ada.refresh(elsewhere.text("/refreshToken")).status()).isEqualTo(401);
        assertThat(ada.signIn().type()).isEqualTo("/problems/wrong-credentials");
        assertThat(users.find(new EmailAddress(ada.email()))).isEmpty();
        assertThat(ada.asStaff("GET", "/api/admin/mails?to=" + ada.email()).json().at("/items"))
                .isEmpty();
        assertThat(ada.asStaff("GET", "/api/admin/mails?limit=1").text("/items/0/kind"))
                .isEqualTo("account-erased");
        // Other tests here move the clock further than partitions are made ahead.
        assertThat(auditor.audit().violations())
                .extracting(Violation::invariant)
                .isSubsetOf("auth-logs-are-in-dated-partitions");

        ada.verified();
        assertThat(ada.signIn().status()).isEqualTo(200);
    }

    @Test
    void no_link_of_a_forgotten_account_opens_anything() {
        mail.send(Purpose.RESET + " " + ada.email());
        var link = ada.newestLink("reset-password");

        erase(Visitor.PASSWORD);
        ada.verified();

        assertThat(ada.reset(link, "nine purple herons").type())
                .isEqualTo("/problems/link-not-valid");
        assertThat(ada.signIn().status()).isEqualTo(200);
    }

    @Test
    void where_somebody_registered_from_is_known_only_while_the_account_waits() {
        var grace = new Visitor(port).from("127.0.0.78");
        grace.register();
        var id = users.find(new EmailAddress(grace.email())).orElseThrow().id();
        assertThat(askedFrom(id)).isEqualTo("127.0.0.78");

        grace.verify(grace.newestLink("verify-email"));

        assertThat(askedFrom(id)).isNull();
    }

    private String askedFrom(UUID id) {
        return queue.db()
                .fetchSingle("select asked_from from identity.users where user_id = ?", id)
                .get(0, String.class);
    }

    @Test
    void of_an_erased_account_not_even_the_language_is_kept() {
        var account = account();
        assertThat(account.locale()).isEqualTo(Locale.US);

        erase(Visitor.PASSWORD);

        assertThat(users.find(account.id()).orElseThrow().locale()).isEqualTo(Locale.ROOT);
    }

    /** Whoever locked the customer first here would wait for the one who waits for it. */
    @Test
    void a_change_of_address_and_the_staff_who_erase_at_once_do_not_wait_for_each_other()
            throws Exception {
        var moved = new Visitor(port);
        var account = account();
        ada.as(
                access,
                "POST",
                "/api/auth/email",
                "{\"email\": \"%s\", \"password\": \"%s\"}"
                        .formatted(moved.email(), Visitor.PASSWORD));
        var link = moved.newestLink("confirm-new-email");

        var answers =
                queue.behind(
                        () -> users.lock(account.id()),
                        () -> moved.verify(link),
                        () -> eraseByStaff(account));

        assertThat(answers).extracting(Visitor.Answer::status).containsExactly(204, 200);
        assertThat(users.find(account.id()).orElseThrow().is(User.Status.ERASED)).isTrue();
        assertThat(users.find(new EmailAddress(moved.email()))).isEmpty();
    }

    @Test
    void who_erases_the_own_account_while_the_staff_does_is_erased_once() throws Exception {
        var account = account();

        var answers =
                queue.behind(
                        () -> users.lock(account.id()),
                        () -> erase(Visitor.PASSWORD),
                        () -> eraseByStaff(account));

        assertThat(answers).extracting(Visitor.Answer::status).containsExactly(200, 200);
        assertThat(answers.getFirst().text("/id")).isEqualTo(answers.getLast().text("/id"));
        assertThat(eraseByStaff(account).text("/id")).isEqualTo(answers.getFirst().text("/id"));
        assertThat(erasures(account)).isEqualTo(1);
    }

    private User account() {
        return users.find(new EmailAddress(ada.email())).orElseThrow();
    }

    private Visitor.Answer eraseByStaff(User account) {
        return ada.asStaff("POST", "/api/admin/customers/" + account.customer() + "/erasure");
    }

    private int erasures(User account) {
        return queue.db()
                .fetchSingle(
                        """
                        select count(*) from authlog.auth_logs
                        where kind = 'ERASED' and user_id = ?
                        """,
                        account.id())
                .get(0, int.class);
    }

    @Test
    void somebody_is_given_all_that_is_kept_and_no_secret() {
        var data = ada.as(access, "GET", "/api/customer/data", "");

        assertThat(data.json().at("/account/0/email").asString()).isEqualTo(ada.email());
        assertThat(data.json().at("/account/0/sessions/0/device").asString())
                .isEqualTo("Lynx on a train");
        assertThat(data.body()).doesNotContain("{bcrypt").doesNotContain("hash");
    }

    private Visitor.Answer erase(String password) {
        return ada.as(access, "POST", "/api/auth/erasure", "{\"password\": \"" + password + "\"}");
    }
}
