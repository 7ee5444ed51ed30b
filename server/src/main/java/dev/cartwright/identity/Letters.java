package dev.cartwright.identity;

import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.links.Link;
import dev.cartwright.links.Links;
import dev.cartwright.links.Purpose;
import dev.cartwright.mail.Mails;
import dev.cartwright.mail.NewMail;
import dev.cartwright.platform.PublicUrl;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What the owner of an address is told; in the transaction of what it tells. */
@Component
class Letters {

    static final String VERIFICATION_PAGE = "/account/verification";
    static final String RESET_PAGE = "/account/password/reset";
    static final String FORGOT_PAGE = "/account/password/forgot";

    private final Mails mails;
    private final UserTable users;
    private final PublicUrl shop;
    private final Links links;
    private final Clock clock;

    Letters(Mails mails, UserTable users, PublicUrl shop, Links links, Clock clock) {
        this.mails = mails;
        this.users = users;
        this.shop = shop;
        this.links = links;
        this.clock = clock;
    }

    void verifyEmail(User user, Link link) {
        send("verify-email", user, user.email(), link.id(), verification(link));
    }

    void confirmNewEmail(User user, EmailAddress wanted, Link link) {
        send("confirm-new-email", user, wanted, link.id(), verification(link));
    }

    void resetPassword(User user, Link link) {
        var facts =
                Map.of(
                        "link", shop.of(RESET_PAGE + "?token=" + link.token()),
                        "minutes", Long.toString(links.lifetime(Purpose.RESET).toMinutes()));
        send("reset-password", user, user.email(), link.id(), facts);
    }

    /** Somebody registers with an address that has an account, or wants to change to it. */
    void alreadyRegistered(User user, String cause) {
        send("already-registered", user, user.email(), cause, Map.of("link", shop.of(FORGOT_PAGE)));
    }

    void emailIsChanging(User user, EmailAddress wanted, Link link) {
        var facts = Map.of("email", wanted.value());
        send("email-is-changing", user, user.email(), link.id(), facts);
    }

    /** To the address before. */
    void emailChanged(User before, EmailAddress now, String cause) {
        send("email-changed", before, before.email(), cause, Map.of("email", now.value()));
    }

    void passwordChanged(User user, String cause) {
        send("password-changed", user, user.email(), cause, Map.of("at", now()));
    }

    void signedOutForSafety(User user, UUID session, String agent) {
        var facts = Map.of("at", now(), "device", agent.isEmpty() ? "?" : agent);
        send("signed-out-for-safety", user, user.email(), session.toString(), facts);
    }

    /** At most one a day; nobody is told of an address without an account. */
    void signInSlowed(EmailAddress email) {
        users.find(email)
                .ifPresent(user -> {
                    var day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
                    var facts = Map.of("link", shop.of(FORGOT_PAGE), "at", now());
                    send("sign-in-slowed", user, email, day, facts);
                });
    }

    void erased(User user) {
        send("account-erased", user, user.email(), user.id().toString(), Map.of("at", now()));
    }

    private Map<String, String> verification(Link link) {
        return Map.of(
                "link", shop.of(VERIFICATION_PAGE + "?token=" + link.token()),
                "hours", Long.toString(links.lifetime(Purpose.VERIFICATION).toHours()));
    }

    private String now() {
        return clock.instant().toString();
    }

    private void send(
            String kind, User user, EmailAddress to, String occurrence, Map<String, String> facts) {
        mails.queue(
                new NewMail(
                        kind,
                        user.id().toString(),
                        occurrence,
                        to,
                        user.name(),
                        user.channel(),
                        user.locale(),
                        facts));
    }
}
