package dev.cartwright.identity;

import dev.cartwright.identity.Profiles.Shown;
import dev.cartwright.identity.User.Status;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.links.Link;
import dev.cartwright.mail.Mails;
import dev.cartwright.mail.NewMail;
import dev.cartwright.platform.Ids;
import dev.cartwright.platform.PublicUrl;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
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
    private final Profiles profiles;
    private final PublicUrl shop;
    private final Ids ids;
    private final Clock clock;

    Letters(Mails mails, UserTable users, Profiles profiles, PublicUrl shop, Ids ids, Clock clock) {
        this.mails = mails;
        this.users = users;
        this.profiles = profiles;
        this.shop = shop;
        this.ids = ids;
        this.clock = clock;
    }

    /** Says who asked for it, for its reader may be somebody else. */
    void verifyEmail(User user, Link link) {
        var asked = Objects.requireNonNull(user.asked());
        var facts = verification(link);
        facts.put("at", asked.at().toString());
        facts.put("network", asked.network());
        send("verify-email", user, facts);
    }

    /** Names the account and greets nobody: its reader may be neither its owner nor know them. */
    void confirmNewEmail(User user, EmailAddress wanted, Link link) {
        var facts = verification(link);
        facts.put("account", user.email().value());
        var nameless = new Shown("", profiles.of(user).locale());
        send("confirm-new-email", user, wanted, nameless, cause(), facts);
    }

    void resetPassword(User user, Link link) {
        var facts =
                Map.of(
                        "link", shop.of(RESET_PAGE + "?token=" + link.token()),
                        "minutes", Long.toString(link.holds().toMinutes()));
        send("reset-password", user, facts);
    }

    /** Somebody registers with an address that has an account, or wants to change to it. */
    void alreadyRegistered(User user) {
        send("already-registered", user, Map.of("link", shop.of(FORGOT_PAGE)));
    }

    void emailIsChanging(User user, EmailAddress wanted) {
        send("email-is-changing", user, Map.of("email", wanted.value()));
    }

    /** To the address before. */
    void emailChanged(User before, EmailAddress now) {
        send("email-changed", before, Map.of("email", now.value()));
    }

    void passwordChanged(User user) {
        send("password-changed", user, Map.of("at", now()));
    }

    void passkeyAdded(User user, String label) {
        send("passkey-added", user, Map.of("at", now(), "passkey", label));
    }

    void passkeyRemoved(User user, String label) {
        send("passkey-removed", user, Map.of("at", now(), "passkey", label));
    }

    void signedOutForSafety(User user, UUID session, String agent) {
        var facts = Map.of("at", now(), "device", agent.isEmpty() ? "?" : agent);
        send("signed-out-for-safety", user, session.toString(), facts);
    }

    /** At most one a day; nobody is told of an address without an account. */
    void signInSlowed(EmailAddress email) {
        users.find(email)
                .ifPresent(user -> {
                    var day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
                    var facts = Map.of("link", shop.of(FORGOT_PAGE), "at", now());
                    send("sign-in-slowed", user, day, facts);
                });
    }

    /**
     * @param before what the person was called, which nobody knows any more
     */
    void erased(User user, Shown before) {
        var facts = Map.of("at", now());
        send("account-erased", user, user.email(), before, user.id().toString(), facts);
    }

    private Map<String, String> verification(Link link) {
        var facts = new HashMap<String, String>();
        facts.put("link", shop.of(VERIFICATION_PAGE + "?token=" + link.token()));
        facts.put("hours", Long.toString(link.holds().toHours()));
        return facts;
    }

    private String cause() {
        return ids.next().toString();
    }

    private String now() {
        return clock.instant().toString();
    }

    private void send(String kind, User user, Map<String, String> facts) {
        send(kind, user, cause(), facts);
    }

    private void send(String kind, User user, String occurrence, Map<String, String> facts) {
        var shown = profiles.of(user);
        // Before an address is verified a stranger may have chosen the name.
        var greeted = user.is(Status.PENDING) ? new Shown("", shown.locale()) : shown;
        send(kind, user, user.email(), greeted, occurrence, facts);
    }

    private void send(
            String kind,
            User user,
            EmailAddress to,
            Shown reader,
            String occurrence,
            Map<String, String> facts) {
        mails.queue(
                new NewMail(
                        kind,
                        user.id().toString(),
                        occurrence,
                        to,
                        reader.name(),
                        user.channel(),
                        reader.locale(),
                        facts));
    }
}
