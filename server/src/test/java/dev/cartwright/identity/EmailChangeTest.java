package dev.cartwright.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.identity.Visitor.Answer;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.links.Purpose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@AccountTest
class EmailChangeTest {

    @Autowired UserTable users;
    @Autowired LockQueue queue;
    @Autowired LinkMail mail;
    @LocalServerPort int port;

    Visitor ada = new Visitor(0);
    Visitor moved = new Visitor(0);
    String access = "";

    @BeforeEach
    void signedIn() {
        ada = new Visitor(port).verified();
        moved = new Visitor(port);
        access = ada.signIn().text("/accessToken");
    }

    @Test
    void a_wrong_password_moves_nobody() {
        var refused = change("eight purple herons", moved.email());

        assertThat(refused.type()).isEqualTo("/problems/invalid-request");
        assertThat(refused.text("/errors/0/field")).isEqualTo("password");
        assertThat(refused.text("/errors/0/message")).isEqualTo("is not your password");
        assertThat(moved.mails("confirm-new-email")).isEmpty();
        assertThat(ada.mails("email-is-changing")).isEmpty();
    }

    @Test
    void the_same_address_is_no_change() {
        var refused = change(Visitor.PASSWORD, ada.email());

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/errors/0/field")).isEqualTo("email");
    }

    @Test
    void both_addresses_are_told_and_the_new_one_counts_once_its_mail_is_read() {
        assertThat(change(Visitor.PASSWORD, moved.email()).status()).isEqualTo(202);
        assertThat(ada.mails("email-is-changing")).hasSize(1);
        assertThat(ada.log()).endsWith("EMAIL_CHANGE_ASKED SUCCEEDED");
        assertThat(ada.signIn().status()).isEqualTo(200);

        assertThat(moved.verify(moved.newestLink("confirm-new-email")).status()).isEqualTo(204);

        assertThat(ada.signIn().status()).isEqualTo(401);
        assertThat(moved.signIn().status()).isEqualTo(200);
        assertThat(ada.mails("email-changed")).hasSize(1);
        assertThat(ada.as(access, "GET", "/api/auth/me", "").type())
                .isEqualTo("/problems/session-ended");
    }

    @Test
    void a_link_that_the_old_address_got_opens_nothing_after() {
        mail.send(Purpose.RESET + " " + ada.email());
        var link = ada.newestLink("reset-password");
        change(Visitor.PASSWORD, moved.email());
        moved.verify(moved.newestLink("confirm-new-email"));

        assertThat(ada.reset(link, "nine purple herons").type())
                .isEqualTo("/problems/link-not-valid");
        assertThat(moved.signIn().status()).isEqualTo(200);
    }

    @Test
    void who_wants_an_address_with_an_account_sees_no_difference_and_its_owner_is_told() {
        var grace = new Visitor(port).verified();

        assertThat(change(Visitor.PASSWORD, grace.email()).status()).isEqualTo(202);

        assertThat(grace.mails("already-registered")).hasSize(1);
        assertThat(grace.mails("confirm-new-email")).isEmpty();
        assertThat(ada.log()).contains("EMAIL_CHANGE_ASKED REFUSED ADDRESS_TAKEN");
    }

    @Test
    void an_address_that_got_an_account_meanwhile_is_not_taken_over() {
        change(Visitor.PASSWORD, moved.email());
        var link = moved.newestLink("confirm-new-email");
        moved.with("eight purple herons").register();
        moved.verify(moved.newestLink("verify-email"));

        assertThat(moved.verify(link).type()).isEqualTo("/problems/link-not-valid");
        assertThat(ada.signIn().status()).isEqualTo(200);
    }

    @Test
    void of_two_who_move_to_one_address_at_the_same_instant_the_second_is_told_it_is_taken()
            throws Exception {
        change(Visitor.PASSWORD, moved.email());
        var link = moved.newestLink("confirm-new-email");
        var grace = account(new Visitor(port).verified());

        var second =
                queue.behind(
                        () -> users.setEmail(grace.id(), new EmailAddress(moved.email())),
                        () -> moved.verify(link));

        assertThat(second.getFirst().status()).isEqualTo(410);
        assertThat(second.getFirst().type()).isEqualTo("/problems/link-not-valid");
        assertThat(users.find(new EmailAddress(moved.email()))).map(User::id).contains(grace.id());
        assertThat(ada.signIn().status()).isEqualTo(200);
        assertThat(ada.mails("email-changed")).isEmpty();
    }

    @Test
    void who_verifies_an_address_to_which_somebody_moves_at_the_same_instant_is_told_it_is_taken()
            throws Exception {
        moved.with("eight purple herons").register();
        var link = moved.newestLink("verify-email");
        var id = account(ada).id();
        var address = new EmailAddress(moved.email());

        var second =
                queue.behind(
                        () -> {
                            users.forgetPending(address);
                            users.setEmail(id, address);
                        },
                        () -> moved.verify(link));

        assertThat(second.getFirst().status()).isEqualTo(410);
        assertThat(second.getFirst().type()).isEqualTo("/problems/link-not-valid");
        assertThat(users.find(address)).map(User::id).contains(id);
    }

    private User account(Visitor visitor) {
        return users.find(new EmailAddress(visitor.email())).orElseThrow();
    }

    @Test
    void who_only_registered_the_new_address_keeps_nobody_from_it() {
        moved.with("eight purple herons").register();

        change(Visitor.PASSWORD, moved.email());
        assertThat(moved.verify(moved.newestLink("confirm-new-email")).status()).isEqualTo(204);

        assertThat(moved.signIn().status()).isEqualTo(200);
        assertThat(moved.verify(moved.newestLink("verify-email")).status()).isEqualTo(410);
    }

    @Test
    void a_new_password_calls_a_change_of_address_off() {
        change(Visitor.PASSWORD, moved.email());
        ada.as(
                access,
                "POST",
                "/api/auth/password/change",
                "{\"currentPassword\": \"%s\", \"newPassword\": \"nine purple herons\"}"
                        .formatted(Visitor.PASSWORD));

        assertThat(moved.verify(moved.newestLink("confirm-new-email")).status()).isEqualTo(410);
    }

    private Answer change(String password, String to) {
        return ada.as(
                access,
                "POST",
                "/api/auth/email",
                "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(to, password));
    }
}
